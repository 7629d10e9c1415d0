"""`[privacy]`: policies for what Windows sends and shows, for the whole machine."""

from typing import Literal

from pydantic import Field

from unattend_gen.tables.model.base import Table


class Privacy(Table):
    """Policies; users cannot change what is set here. What is left out stays as Windows has it."""

    diagnostic_data: Literal["off", "required", "optional"] | None = Field(
        default=None,
        description="Most that is sent; off works on Enterprise, Education and Server alone.",
    )
    advertising_id: bool | None = Field(
        default=None, description="Whether apps get an identifier for advertising."
    )
    consumer_features: bool | None = Field(
        default=None, description="Suggested apps; Enterprise and Education obey."
    )
    location: bool | None = Field(default=None, description="Whether apps may ask where it is.")
    activity_history: bool | None = Field(
        default=None, description="Whether activities of users are recorded."
    )
    privacy_page: bool | None = Field(
        default=None, description="Whether each new user is asked about privacy, from 10 1809 on."
    )
