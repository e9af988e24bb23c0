import type { Word } from './draft'

/** American and Canadian cities that begin with a direction, by what follows it: after each line's directions. */
const table = `n,adams,andover,arlington,attleboro,augusta,baldwin,bellmore,bennington,bergen,bethesda,braddock,branford,cape may,chelmsford,chili,college hill,conway,dartmouth,east,easton,fond du lac,fort myers,freedom,grafton,great river,grosvenordale,haledon,highlands,huntingdon,judson,kansas city,kingsville,lakewood,las vegas,lauderdale,lawrence,lima,lindenhurst,little rock,logan,manchester,mankato,merrick,middletown,muskegon,myrtle beach,naples,oaks,olmsted,oxford,palm springs,pekin,platte,pole,port,potomac,redington beach,richland hills,ridgeville,riverside,scituate,smithfield,stonington,street,tonawanda,truro,vernon,versailles,wales,webster,wildwood,wilkesboro
w,allis,boylston,brooklyn,carrollton,carson,chester,columbia,conshohocken,covina,creek,deptford,des moines,fargo,farmington,frankfort,grove,harrison,haverstraw,hazleton,henrietta,homestead,hurley,jefferson,kelowna,lafayette,lawn,linn,long branch,melbourne,memphis,mifflin,milford,monroe,new york,okoboji,paterson,pittston,plains,richland,roxbury,sacramento,sayville,seneca,terre haute,trenton,union,valley city,view,warwick,wendover,winfield,yellowstone
ew,alton,berlin,bridgewater,dundee,hartford,hills,islip,kingston
s,amboy,barre,barrington,beach,beloit,bound brook,daytona,deerfield,egremont,el monte,elgin,euclid,fallsburg,farmingdale,fulton,gate,glens falls,hackensack,hadley,hero,hill,holland,houston,hutchinson,jamesport,lake tahoe,lancaster,lyon,money,ozone park,padre island,paris,park,pasadena,pittsburg,portland,range,richmond hill,river,rockwood,roxana,russell,san francisco,san jose,shore,solon,toms river,tucson,vienna,weber,wellfleet,whitley,whittier,williamsport
se,amherst,boston,china,setauket,weymouth
ne,aurora,canton,hampton,hanover,providence,syracuse,york
nw,babylon,branch,caldwell,hollywood,liberty,newton,palm beach,reading,springfield,vancouver
nse,bay,brunswick
nsw,bend,salem
e,bernard,bethany,brady,brewton,carondelet,cleveland,cobb,dublin,dubuque,earl,ellijay,elmhurst,fallowfield,falmouth,flat rock,freetown,fultonham,gaffney,galesburg,granby,grand forks,grand rapids,greenbush,greenville,greenwich,haddam,hazel crest,helena,hemet,lansing,liverpool,longmeadow,los angeles,lyme,lynn,machias,mckeesport,meadow,millinocket,moline,moriches,new market,norriton,northport,norwich,palatka,palestine,palo alto,patchogue,peoria,petersburg,pittsburgh,prairie,quogue,ridge,rochester,rockaway,rutherford,saint louis,san gabriel,sandwich,sparta,st louis,stroudsburg,tawas,templeton,troy,vandergrift,walpole,wareham,wenatchee,williamson,williston
ns,berwick,charleston,kingstown,miami,ogden,plainfield,royalton,salt lake,sioux city
sw,bloomfield,burlington,hempstead,lebanon,milwaukee,nyack,saint paul,st paul,yarmouth
new,brookfield
nsew,chicago,haven
sew,jordan,orange,point,windsor`

/** As `npalm beach`. */
let cities: ReadonlySet<string> | undefined

/** Whether the direction at `at` begins a known city: `West Palm Beach`, `N Little Rock`. */
export function isDirectionalCity(words: readonly Word[], at: number): boolean {
  cities ??= new Set(table.split('\n').flatMap(citiesOf))
  const { key } = words[at]
  const next = words[at + 1]
  const after = words[at + 2]
  if (next === undefined || (key.length !== 1 && key.length < 4)) return false
  if (/^(?:north|south)(?:east|west)$/.test(key)) return false
  const name = key[0] + next.key
  return cities.has(name) || (after !== undefined && cities.has(`${name} ${after.key}`))
}

function citiesOf(line: string): string[] {
  const [directions, ...names] = line.split(',')
  return [...directions].flatMap((direction) => names.map((name) => direction + name))
}
