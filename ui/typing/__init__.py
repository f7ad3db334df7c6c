"""The on-screen keyboard of the resident's face.

It shows when a field is touched, types into whatever field has the cursor, and goes when the
cursor leaves, with 收起, or at the end of the session. A field says by ``inputMethodHints`` which
keys come first, see :func:`ui.typing.modes.mode_for`.
"""
