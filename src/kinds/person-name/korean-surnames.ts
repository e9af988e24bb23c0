/** How the common family names of Korea are written in passports, which few write by the rules: 김 is Kim, not Gim. */
const spellings =
  '김kim 이lee 박park 최choi 정jung 강kang 조cho 윤yoon 장jang 임lim 한han 오oh 서seo 신shin 권kwon 황hwang 안ahn 송song 류ryu 유yoo 홍hong ' +
  '전jeon 고ko 문moon 양yang 손son 배bae 백baek 허heo 남nam 심shim 노noh 하ha 곽kwak 성sung 차cha 주joo 우woo 구koo 민min 나na 진jin 지ji ' +
  '엄um 채chae 원won 천chun 방bang 공kong 현hyun 함ham 변byun 염yeom 여yeo 추choo 도do 소so 석seok 선sun 설seol 마ma 길gil 연yeon 위wi ' +
  '표pyo 명myung 기ki 반ban 라ra 왕wang 금keum 옥ok 육yook 인in 맹maeng 제je 모mo 탁tak 국kook 어eo 은eun 용yong 예ye 경kyung'

let known: Map<string, string> | undefined

/** A Korean family name of one Hangul syllable in the letters its bearers use; undefined if it is none of the common ones. */
export function koreanSurname(syllable: string): string | undefined {
  known ??= new Map(spellings.split(' ').map((entry) => [entry[0], entry.slice(1)]))
  return known.get(syllable)
}
