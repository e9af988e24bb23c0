import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geoPointKind } from '../../../src/kinds/geo-point'
import { readCoordinate, readGeoPoint } from '../../../src/kinds/geo-point/read-geo-point'
import { recognizeGeoPoint } from '../../../src/kinds/geo-point/recognize-geo-point'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('readGeoPoint', () => {
  it.each([
    ['52.5163, 13.3777', 52.5163, 13.3777],
    ['(52.5163,13.3777)', 52.5163, 13.3777],
    ['52.5163 -13.3777', 52.5163, -13.3777],
    ['52,5163; 13,3777', 52.5163, 13.3777],
    ['POINT (13.3777 52.5163)', 52.5163, 13.3777],
    ['geo:52.5163,13.3777', 52.5163, 13.3777],
    ['52°30\'59"N 13°22\'40"E', 52.51639, 13.37778],
    ['33° 51′ 24.8″ S, 151° 12′ 55″ E', -33.85689, 151.21528],
    ['N 52.5 E 13.4', 52.5, 13.4],
    ['13.4 E, 52.5 N', 52.5, 13.4],
  ])('reads %j', (raw, latitude, longitude) => {
    const point = readGeoPoint(raw)
    expect(point?.latitude).toBeCloseTo(latitude, 4)
    expect(point?.longitude).toBeCloseTo(longitude, 4)
  })

  it.each(['', 'Berlin', '0, 0', '52.5', '91, 10', '10, 181', '1, 2, 3', '12 Main Street 55', 'n/a'])(
    'finds no place in %j',
    (raw) => {
      expect(readGeoPoint(raw)).toBeUndefined()
    },
  )

  it('reads one coordinate', () => {
    expect(readCoordinate('52,5163', 90)).toBe(52.5163)
    expect(readCoordinate('-13.4', 180)).toBe(-13.4)
    expect(readCoordinate('95', 90)).toBeUndefined()
    expect(readCoordinate('north', 90)).toBeUndefined()
  })
})

describe('geo-point', () => {
  const field = fieldOf(geoPointKind)

  it.each([
    ['52.51630, 13.37770', 'POINT(13.3777 52.5163)', 'exact'],
    ['52.51630, 13.37770', '52.51635, 13.37770', 'within 10 m'],
    ['52.51630, 13.37770', '52.51680, 13.37770', 'within 100 m'],
    ['52.51630, 13.37770', '52.52130, 13.37770', 'within 1 km'],
    ['52.51630, 13.37770', '52.55000, 13.37770', 'within 10 km'],
    ['52.51630, 13.37770', '48.85000, 2.35000', 'farther'],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('is joined from two columns', () => {
    expect(field.standardize({ latitude: '52,5163', longitude: '13.3777' })).toEqual({ '': '52.51630, 13.37770' })
    expect(field.standardize({ latitude: '52.5163' })).toEqual({ '': '' })
    expect(field.features.at(-1)).toEqual({ name: '', join: ['latitude', 'longitude'] })
  })

  it('is recognised, whole and in parts', async () => {
    expect(recognizeGeoPoint(await columnOf('lat', ['52.5', '48.1']))?.part).toBe('latitude')
    expect(recognizeGeoPoint(await columnOf('geo_lng', ['13.4', '11.5']))?.part).toBe('longitude')
    expect(recognizeGeoPoint(await columnOf('location', ['52.5,13.4', '48.1,11.5']))?.part).toBe('')
    expect(recognizeGeoPoint(await columnOf('location', ['Berlin', 'Munich']))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^-?[0-9]{1,2}\.[0-9]{1,6}[ ,;] ?-?[0-9]{1,3}\.[0-9]{1,6}$/)
    keepsTheLaws(field, typical)
    keepsTheLaws(fieldOf(geoPointKind, { many: true }), typical)
    levelsAreSymmetric(field, typical)
  })
})
