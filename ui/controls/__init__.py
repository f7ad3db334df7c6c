"""Touch controls on QtQuick.Templates. They know tokens, never a feature."""
