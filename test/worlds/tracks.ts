import type { Dice } from '../../src/generate/dice'
import { typo } from '../../src/generate/slips'
import { coinedWords, drawName, list, zipf } from './words'
import { shuffled, type World, WorldBuilder, type WorldOptions } from './world'

const WORDS = zipf(
  list(
    'love night heart time you me day dream life world eyes rain fire baby blue home girl road light dance sun moon river soul summer ' +
      'city stars money train lonely mother winter angel paradise shadow mirror gold whisper thunder wild broken silent forever highway',
  ),
  0.7,
)
const SHAPES = ['a b', 'the a', 'a of b', 'my a', 'a in the b', 'b and a', 'a', 'no more a', 'when the a comes']
const VERSIONS = ['live', 'acoustic', 'remix', 'demo']

/** How tracks are made. */
export interface TrackOptions extends WorldOptions {
  readonly tracks?: number
}

/**
 * Pieces of music in five collections that each write titles in their own way: with the number of the track, with the artist before it, with
 * the album behind it. A live version, and the same song on another album, is another piece.
 */
export function tracks(options: TrackOptions): World {
  const { tracks: count = 350 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const rare = coinedWords(dice, 120)
  const artists = zipf([
    ...coinedWords(dice, 60).map((word) => (dice.chance(0.5) ? `The ${word}s` : word)),
    ...Array.from({ length: 60 }, () => person(dice)),
  ])
  let t = 0
  while (t < count) {
    const artist = artists.draw(dice)
    const album = drawTitle(dice, rare)
    const year = dice.between(1965, 2015)
    const songs = dice.between(1, 9)
    for (let number = 1; number <= songs; number++) {
      const base = drawTitle(dice, rare)
      const versions = dice.chance(0.12) ? ['', dice.pick(VERSIONS)] : ['']
      for (const version of versions) {
        t++
        const track = {
          artist,
          album,
          year,
          number: version === '' ? number : number + songs,
          title: base,
          version,
          seconds: dice.between(120, 420),
        }
        const copies = dice.chance(0.5) ? 1 : dice.between(2, 5)
        for (const style of shuffled([0, 1, 2, 3, 4], dice).slice(0, copies))
          world.add('collection', t, rowOf(track, style, dice))
      }
    }
  }
  return world.finish()
}

interface Track {
  readonly artist: string
  readonly album: string
  readonly year: number
  readonly number: number
  readonly title: string
  readonly version: string
  readonly seconds: number
}

function rowOf({ artist, album, year, number, title, version, seconds }: Track, style: number, dice: Dice) {
  const name = version === '' ? title : `${title} (${version})`
  const two = String(number).padStart(2, '0')
  const shown = dice.chance(0.08) ? typo(dice, name) : name
  const titles = [shown, `${two} - ${shown}`, `${two}-${shown}`, `${artist} - ${shown}`, `${shown} - ${album}`]
  const lengths = [
    String(seconds),
    `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    String(seconds * 1000),
    `${Math.floor(seconds / 60)}m ${seconds % 60}sec`,
    '',
  ]
  return {
    number: style === 1 ? two : dice.chance(0.3) ? '' : number,
    title: titles[style],
    length: lengths[style],
    artist:
      style === 3 && dice.chance(0.7)
        ? ''
        : artist.startsWith('The ') && dice.chance(0.3)
          ? `${artist.slice(4)}, The`
          : artist,
    album: style === 4 ? '' : dice.chance(0.15) ? `${album} (${year})` : album,
    year: dice.chance(0.3) ? '' : dice.chance(0.3) ? `'${String(year).slice(2)}` : year,
    language: dice.pick(['', 'English', 'Eng.', 'english']),
  }
}

const person = (dice: Dice): string => {
  const { given, family } = drawName(dice)
  return `${given} ${family}`
}

function drawTitle(dice: Dice, rare: readonly string[]): string {
  const word = (): string => (dice.chance(0.25) ? dice.pick(rare) : WORDS.draw(dice))
  const text = dice
    .pick(SHAPES)
    .split(' ')
    .map((part) => (part === 'a' || part === 'b' ? word() : part))
    .join(' ')
  return text.replace(/(^| )(\p{Ll})/gu, (_, blank, letter) => blank + letter.toUpperCase())
}
