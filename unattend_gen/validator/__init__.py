"""Is this answer file right? The schema, the catalog and the rules say so.

A file is parsed, held against the schema, and walked once; every rule then looks at the same
walk. Nothing stops at the first finding, and no message repeats a value that stands in the file.

# How bad

- **error**: Setup stops, ignores the file, or does something else than is written there.
- **warning**: it works today, but the reference says otherwise; or a secret lies open.
- **note**: a matter of style, or a thing worth knowing, such as a published key.

A wrong verdict is worse than none, so:

- Nothing that is known to work is an error: blanks around values, loose text beside elements,
  a setting in a pass that the reference does not list, a missing `wcm:action`, other spellings
  of a name or a value, an empty element.
- The catalog ends where its sources end. A name that it lacks is an error only when it is a slip
  of the pen away from one that it has; else it is a warning of medium confidence.
- A limit is an error where Windows is known to refuse what lies beyond it, or where the value
  cannot mean anything; other limits are warnings.
- A published key is a note at most, and none in windowsPE, where it belongs.

# What is left alone

- A placeholder of a template language is one finding; its type, length and choice are not judged.
- Setup's marker in a Panther copy is right wherever it stands, alone or in place of elements.
- Below an element that is not known, nothing more is said.
"""
