/** What is known of the telephone numbers of a country, or of countries that share a calling code. */
export interface NumberingPlan {
  /** Calling code, such as `44`. */
  readonly code: string
  /** ISO 3166 alpha-2 codes; the first is the country that most numbers belong to. */
  readonly regions: readonly string[]
  /** What is dialled before a national number within the country, longest first: `0`, `06`, `8`. */
  readonly trunks: readonly string[]
  /** Usual numbers of digits after calling code and trunk prefix. */
  readonly min: number
  readonly max: number
  /** The length that all numbers have, or all but a few; 0 where lengths differ. */
  readonly fixed: number
  /** Whether national numbers start with a zero that stays behind the calling code. */
  readonly keepsZero: boolean
}

/**
 * A line is a plan: calling code, regions, trunk prefixes (`-` for none, `=` for a zero that belongs to the number), numbers of digits and,
 * of several, the one that all but a few have. After ITU-T E.164 and what its members publish; of lengths only those of usual numbers,
 * without short codes and machines; the tests hold it against libphonenumber's examples for every country. Territories
 * without a plan of their own stand with the country whose code they use, so that all of ISO 3166 is here, and `AC`, `TA` and `XK`.
 */
const table = `
1 US,CA,AG,AI,AS,BB,BM,BS,DM,DO,GD,GU,JM,KN,KY,LC,MP,MS,PR,SX,TC,TT,UM,VC,VG,VI 1 10
7 RU,KZ 8 10
20 EG 0 8-10
27 ZA 0 9
30 GR - 10
31 NL 0 9
32 BE 0 8-9
33 FR 0 9
34 ES - 9
36 HU 06 8-9
39 IT,VA = 6-11
40 RO 0 9
41 CH 0 9
43 AT 0 6-13
44 GB,GG,IM,JE 0 9-10 10
45 DK - 8
46 SE 0 7-10
47 NO,SJ,BV - 8
48 PL - 9
49 DE 0 6-12
51 PE 0 8-9
52 MX 045,044,01,1 10
53 CU 0 6-8
54 AR 0 10-11
55 BR 0 10-11
56 CL - 9
57 CO 0 10
58 VE 0 10
60 MY 0 8-10
61 AU,CC,CX 0 9
62 ID 0 8-12
63 PH 0 8-10
64 NZ,PN 0 8-10
65 SG - 8
66 TH 0 8-9
81 JP 0 9-10
82 KR 0 8-10
84 VN 0 9-10
86 CN 0 9-11
90 TR 0 10
91 IN 0 10
92 PK 0 9-10
93 AF 0 9
94 LK 0 9
95 MM 0 7-10
98 IR 0 10
211 SS 0 9
212 MA,EH 0 9
213 DZ 0 8-9
216 TN - 8
218 LY 0 9
220 GM - 7
221 SN - 9
222 MR - 8
223 ML - 8
224 GN - 8-9
225 CI = 10
226 BF - 8
227 NE - 8
228 TG - 8
229 BJ = 8-10
230 MU - 7-8
231 LR 0 7-9
232 SL 0 8
233 GH 0 9
234 NG 0 8-10
235 TD - 8
236 CF - 8
237 CM - 9
238 CV - 7
239 ST - 7
240 GQ - 9
241 GA 0 7-8
242 CG = 9
243 CD 0 9
244 AO - 9
245 GW - 7-9
246 IO - 7
247 AC - 5-6
248 SC - 7
249 SD 0 9
250 RW 0 9
251 ET 0 9
252 SO 0 7-9
253 DJ - 8
254 KE 0 9
255 TZ 0 9
256 UG 0 9
257 BI - 8
258 MZ - 8-9
260 ZM 0 9
261 MG 0 9
262 RE,YT,TF 0 9
263 ZW 0 8-10
264 NA 0 8-9
265 MW 0 7-9
266 LS - 8
267 BW - 7-8
268 SZ - 8
269 KM - 7
290 SH,TA - 4-5
291 ER 0 7
297 AW - 7
298 FO - 6
299 GL - 6
350 GI - 8
351 PT - 9
352 LU - 6-9
353 IE 0 7-9
354 IS - 7
355 AL 0 8-9
356 MT - 8
357 CY - 8
358 FI,AX 0 6-10
359 BG 0 8-9
370 LT 0,8 8
371 LV - 8
372 EE - 7-8
373 MD 0 8
374 AM 0 8
375 BY 80,8 9
376 AD - 6
377 MC 0 8-9
378 SM = 6-10
380 UA 80,0 9
381 RS 0 8-9
382 ME 0 8
383 XK 0 8
385 HR 0 8-9
386 SI 0 8
387 BA 0 8
389 MK 0 8
420 CZ - 9
421 SK 0 9
423 LI - 7-9
500 FK,GS - 5
501 BZ - 7
502 GT - 8
503 SV - 8
504 HN - 8
505 NI - 8
506 CR - 8
507 PA - 7-8
508 PM 0 6
509 HT - 8
590 GP,BL,MF 0 9
591 BO 0 8
592 GY - 7
593 EC 0 8-9
594 GF 0 9
595 PY 0 9
596 MQ 0 9
597 SR - 6-7
598 UY 0 8
599 CW,BQ - 7-8
670 TL - 7-8
672 NF,AQ,HM - 6
673 BN - 7
674 NR - 7
675 PG - 7-8
676 TO - 5-7
677 SB - 5-7
678 VU - 5-7
679 FJ - 7
680 PW - 7
681 WF - 6
682 CK - 5
683 NU - 4-7
685 WS - 5-7
686 KI - 5-8
687 NC - 6
688 TV - 5-7
689 PF - 8
690 TK - 4-7
691 FM - 7
692 MH - 7
850 KP 0 8-10
852 HK - 8
853 MO - 8
855 KH 0 8-9
856 LA 0 8-10
880 BD 0 8-10
886 TW 0 8-9
960 MV - 7
961 LB 0 7-8
962 JO 0 8-9
963 SY 0 8-9
964 IQ 0 8-10
965 KW - 7-8
966 SA 0 9
967 YE 0 7-9
968 OM - 8
970 PS 0 8-9
971 AE 0 8-9
972 IL 0 8-9
973 BH - 8
974 QA - 8
975 BT - 7-8
976 MN 0 8
977 NP 0 8-10
992 TJ - 9
993 TM 8 8
994 AZ 0 9
995 GE 0 9
996 KG 0 9
998 UZ - 9`

/** By the first three digits of an international number: 44 stands at 440 to 449. */
let byPrefix: (NumberingPlan | undefined)[] | undefined
let byRegion: Map<string, NumberingPlan> | undefined

function load(): (NumberingPlan | undefined)[] {
  const prefixes = new Array<NumberingPlan | undefined>(1000).fill(undefined)
  const regions = new Map<string, NumberingPlan>()
  for (const line of table.trim().split('\n')) {
    const [code, names, trunks, lengths, usual] = line.split(' ')
    const [min, max = min] = lengths.split('-')
    const plan: NumberingPlan = {
      code,
      regions: names.split(','),
      trunks: trunks === '-' || trunks === '=' ? [] : trunks.split(','),
      min: Number(min),
      max: Number(max),
      fixed: Number(usual ?? (min === max ? max : 0)),
      keepsZero: trunks === '=',
    }
    const step = 10 ** (3 - code.length)
    prefixes.fill(plan, Number(code) * step, (Number(code) + 1) * step)
    for (const region of plan.regions) regions.set(region, plan)
  }
  byRegion = regions
  byPrefix = prefixes
  return prefixes
}

/**
 * The plan whose calling code an international number starts with.
 *
 * @param digits at least three, without `+`
 */
export function planOfNumber(digits: string): NumberingPlan | undefined {
  const plans = byPrefix ?? load()
  return plans[(digits.charCodeAt(0) - 48) * 100 + (digits.charCodeAt(1) - 48) * 10 + (digits.charCodeAt(2) - 48)]
}

/** The plan of a country or territory by its ISO 3166 alpha-2 code in capitals. */
export function planOfRegion(region: string): NumberingPlan | undefined {
  if (byRegion === undefined) load()
  return byRegion?.get(region)
}
