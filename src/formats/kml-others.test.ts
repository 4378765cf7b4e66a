import { describe, expect, it } from 'vitest'
import { sheetOf } from '../plan/plan.ts'
import { comparablePlan } from './feature-testing.ts'
import { writeGeoJson } from './geojson-write.ts'
import { writeKml } from './kml-write.ts'
import { noteWords } from './problem-words.ts'
import { elements, open, opened, written } from './route-formats-testing.ts'

const kml = (inner: string): string =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>${inner}</Document></kml>`

const point = '<Point><coordinates>13.4,52.5</coordinates></Point>'
const line = '<LineString><coordinates>1,2 3,4</coordinates></LineString>'
const area = `<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>`

const styles = `
  <StyleMap id="swapped"><Pair><key>highlight</key><styleUrl>#hot</styleUrl></Pair><Pair><key>normal</key><styleUrl>#calm</styleUrl></Pair></StyleMap>
  <StyleMap id="within"><Pair><key>normal</key><Style><LineStyle><color>ff00ff00</color><width>5</width></LineStyle></Style></Pair></StyleMap>
  <Style id="hot"><LineStyle><color>ff0000ff</color></LineStyle></Style>
  <Style id="calm"><LineStyle><color>7fff0000</color></LineStyle></Style>
  <Style id="pin"><IconStyle><color>ff0000ff</color><scale>1.5</scale><Icon><href>http://192.0.2.1/pin.png</href></Icon></IconStyle><LabelStyle><scale>0.8</scale></LabelStyle><BalloonStyle/></Style>`

const looked = kml(`${styles}
  <Placemark><styleUrl>#swapped</styleUrl>${line}</Placemark>
  <Placemark><styleUrl>#within</styleUrl>${line}</Placemark>
  <Placemark id="p7"><name>Real</name><styleUrl>#pin</styleUrl>
    <ExtendedData><Data name="name"><value>Other</value></Data><Data name="__proto__"><value>x</value></Data>
    <SchemaData schemaUrl="#s"><SimpleData name="no">007</SimpleData></SchemaData></ExtendedData>${point}</Placemark>
  <Placemark><Style><LineStyle><color>ff0000ff</color></LineStyle><PolyStyle><color>8000ff00</color></PolyStyle></Style>${area}</Placemark>`)

describe('how KML looks', () => {
  it('comes in with its shared styles, of which the normal one counts', () => {
    const { plan, notes } = opened(open(looked))
    expect(elements(plan)).toMatchObject([
      { kind: 'line', color: '#0000ff' },
      { kind: 'line', color: '#00ff00' },
      { kind: 'point', name: 'Real', color: '#ff0000' },
      { kind: 'polygon', color: '#ff0000', fillOpacity: 128 / 255 },
    ])
    expect(elements(plan).map(({ extra }) => extra && JSON.parse(extra).features)).toEqual([
      { 'stroke-opacity': 127 / 255 },
      { 'stroke-width': 5 },
      JSON.parse(
        '{"@id":"p7","icon-scale":1.5,"icon":"http://192.0.2.1/pin.png","label-scale":0.8,"name":"Other","__proto__":"x","no":"007"}',
      ),
      { fill: '#00ff00' },
    ])
    expect(notes.map(noteWords)).toEqual([
      'BalloonStyle (1) has no place in a plan and is left out',
      'highlight (1) has no place in the plan and is left out',
      'icon (1) is kept, but not drawn here: element 3 “Real”',
      'fill (1) is kept, but not drawn here: element 4',
    ])
  })

  it('is written again, and is the same once more, also by way of GeoJSON', () => {
    const { plan } = opened(open(looked))
    const once = written(writeKml(plan)).content
    expect(once).toContain('<color>7fff0000</color>')
    expect(once).toContain('<width>5</width>')
    expect(once).toContain('<color>8000ff00</color>')
    expect(once).toContain('<href>http://192.0.2.1/pin.png</href>')
    for (const content of [once, written(writeGeoJson(plan)).content]) {
      const again = opened(open(content))
      expect(again.notes).toEqual([])
      expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
    }
    const back = opened(
      open(written(writeKml(opened(open(written(writeGeoJson(plan)).content)).plan)).content),
    )
    expect(comparablePlan(back.plan)).toEqual(comparablePlan(plan))
  })
})

describe('KML that says more than a plan holds', () => {
  it('is named with its places', () => {
    const { plan, notes } = opened(
      open(
        kml(`<description>About</description>
          <Folder><name>A</name><description>d</description><visibility>0</visibility><Folder><name>B</name>
            <Placemark><name>P</name><Snippet>s</Snippet><LookAt/><styleUrl>other.kml#x</styleUrl>${point}</Placemark></Folder></Folder>
          <Folder><name>C</name><Folder><name>B</name><Placemark><name>Q</name><Snippet>s</Snippet>
            <MultiGeometry>${line}<LineString><extrude>1</extrude><coordinates>1,2</coordinates></LineString></MultiGeometry></Placemark></Folder></Folder>`),
      ),
    )
    expect(sheetOf(plan).layers).toMatchObject([{ name: 'A / B', hidden: true }, { name: 'C / B' }])
    expect(elements(plan)).toMatchObject([{ name: 'P' }, { name: 'Q' }])
    for (const element of elements(plan)) expect(element).not.toHaveProperty('hidden')
    expect(notes.map(noteWords)).toEqual([
      'description (2) has no place in the plan and is left out: layer “A”',
      'Snippet (2) has no place in the plan and is left out: element 1 “P”; element 2 “Q”',
      'LookAt (1) has no place in the plan and is left out: element 1 “P”',
      'styleUrl (1) has no place in the plan and is left out: element 1 “P”',
      'LineString (1) has no place in the plan and is left out: element 2 “Q”',
      'extrude (1) has no place in the plan and is left out: element 2 “Q”',
    ])
  })

  it('makes a circle of a point with a radius', () => {
    const data = '<ExtendedData><Data name="radius"><value>500</value></Data></ExtendedData>'
    expect(elements(opened(open(kml(`<Placemark>${data}${point}</Placemark>`))).plan)).toMatchObject([
      { kind: 'circle', radius: 500 },
    ])
  })
})
