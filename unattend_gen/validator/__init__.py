"""Validation of answer files against the schema, the catalog and the rules.

A document is parsed and indexed once, and every rule queries the same index. Validation never stops
at
the first finding. Messages show a value only if it cannot be a secret.

# Severities

- **error**: Setup stops, ignores the file, or does something other than what the file says.
- **warning**: it works today, but the reference says otherwise; or the file exposes a secret.
- **note**: a matter of style, or something worth knowing, such as a published key.

A wrong finding is worse than none:

- Content that is known to work is never an error: white space around values, text between elements,
a setting in a pass that the reference does not list, a missing `wcm:action`, variant spellings of a
  name or value, an empty element.
- The catalog is as complete as its sources. A name that it lacks is an error only if it is a
  misspelling of a known name; otherwise it is a warning of medium confidence.
- Exceeding a limit is an error if Windows is known to reject it, or if the value cannot have a
  meaning; otherwise it is a warning.
- A published key is at most a note, and in windowsPE, where it belongs, not a finding.

# What is not checked

- A placeholder of a template language is one finding; its type, length and choice are not checked.
- Setup's marker in a Panther copy is correct everywhere, alone or in place of elements.
- Elements below an unknown element are not checked.
"""
