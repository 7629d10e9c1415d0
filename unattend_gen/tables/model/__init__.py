"""The base class of tables, and the types of fields that several tables share."""
