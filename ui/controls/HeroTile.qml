// A Tile for the one or two things most people come for.
Tile {
    hero: true
}
