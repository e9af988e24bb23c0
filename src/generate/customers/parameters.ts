/**
 * How the simulated customers live and how their company records it. All of it is fixed: results over time and between systems can be
 * compared only on the same world. Rates are plausible for a retailer with contracts and stores in one country, not measured at one; figures
 * reached on them rank methods, they do not predict what is reached elsewhere. Shares and probabilities are 0 to 1, `perMonth` is a mean
 * number per active person and month, and cumulative shares end with 1.
 */
export const customerParameters = freezeDeep({
  /** Where people live and which systems know them. */
  people: {
    /** Young people living alone who live in a block for students, where mail names no unit. */
    studentBlock: 0.22,
    /** Residents of one block. */
    studentsPerBlock: 60,
    /** People born up to 1948 and living alone who live in a care home. */
    careHome: 0.25,
    /** Residents of one care home. */
    residentsPerCareHome: 40,
    /** Records of the support desk that give a hospital as the address, since the call was taken there. */
    hospitalAddress: 0.02,
    /** Hospitals in the whole country, so that each is given by many. */
    hospitals: 12,
    /** Weight with which a source is the next one to hold a record: web shops and loyalty programmes know most customers. */
    sources: { crm: 0.24, billing: 0.22, support: 0.14, web: 0.26, loyalty: 0.14 },
    /** Holders of a web account who lost it and made another: a second record of the same person in the same source. */
    recreatedAccount: 0.05,
    /** Time zones of households with their cumulative shares: as the people of the country live, one zone without summer time. */
    zones: [
      ['America/New_York', 0.47],
      ['America/Chicago', 0.76],
      ['America/Denver', 0.82],
      ['America/Phoenix', 0.84],
      ['America/Los_Angeles', 0.99],
      ['Pacific/Honolulu', 1],
    ],
  },
  /** What people visit with. */
  devices: {
    phone: 0.86,
    laptop: 0.55,
    /** Households of two and more that share a tablet; the children who are no customers use it too. */
    familyTablet: 0.4,
    /** Weights of the choice among those at hand. */
    weights: { phone: 0.5, laptop: 0.3, tablet: 0.3 },
    /** One terminal in a store for so many customers. */
    customersPerKiosk: 250,
    /** One line of the call centre for so many customers. */
    customersPerLine: 400,
    /** Before a visit: the browser was cleared, so the device comes with a new cookie and signed out. */
    cookieLost: 0.03,
  },
  /** Visits by web and app, at terminals in stores, and calls. */
  visits: {
    /** Median of a person's own rate; it varies by a factor of about 1.8 either way (one standard deviation). */
    perMonth: 1.6,
    /** Further steps of a visit: each comes with this probability. */
    nextStep: 0.74,
    maxSteps: 25,
    /** Seconds between two steps, mostly; up to `longPauseSeconds` in one of fifteen. Below the usual half hour that ends a session. */
    pauseSeconds: [5, 150],
    longPauseSeconds: 1300,
    longPause: 0.07,
    kioskPerMonth: 0.25,
    callsPerMonth: 0.1,
    /** Further calls in a month in which a case is open. */
    callsPerOpenCase: 0.5,
  },
  /** Who signs in, and how well they sign out. */
  auth: {
    /** Visits of someone not signed in who has an account and signs in, by device. */
    signInOwn: 0.4,
    signInTablet: 0.35,
    signInKiosk: 0.35,
    /** Callers who are identified. */
    identifiedCall: 0.75,
    /** Visits that end with a logout, where someone is signed in. */
    signOutOwn: 0.12,
    signOutTablet: 0.5,
    /** The rest of the terminals sign out by themselves after `kioskTimeoutSeconds`. */
    signOutKiosk: 0.5,
    kioskTimeoutSeconds: 90,
    /** Calls after which the line is not cleared: the next caller finds it as the one before left it. */
    lineNotCleared: 0.1,
    /** Logouts that give the device a new cookie; all others keep it. */
    cookieResetAtLogout: 0.35,
    /** Visits on a tablet on which another one is signed in: signs in over it, without a logout. */
    switchWithoutLogout: 0.4,
    /** Visits on such a tablet without an account of one's own: goes on as the other. Nothing in the data shows it. */
    borrow: 0.1,
    /** Steps of someone signed in that name the account; the rest name the device only. */
    namesAccount: 0.6,
    /** Logouts after which the person looks at a page more. */
    staysAfterLogout: 0.3,
  },
  /** Orders and what follows them. */
  purchases: {
    /** Median of a person's own rate; it varies by a factor of about 1.8. */
    perMonth: 0.45,
    inStore: 0.4,
    /** Orders in a store that are tied to the customer: by loyalty card, where there is one. All others are cash to the company. */
    cardShown: 0.7,
    lateDelivery: 0.08,
    returned: 0.07,
    /** US dollars: the median order; factor about 2 either way. */
    amount: 48,
  },
  /** Complaints and disputes. */
  cases: {
    perMonth: 0.035,
    afterLateDelivery: 0.2,
    /** Share of cases that dispute a bill. */
    dispute: 0.35,
    /** Days a case is open: evenly between these. */
    openDays: [1, 45],
    review: 0.02,
  },
  /** What the company sends day by day, besides campaigns. It minds neither hours nor open disputes: a company at the start. */
  contacts: {
    perMonth: 3,
    /** Cumulative shares of people of whom all, most, or an even part of the contacts go by e-mail. */
    exposure: { emailOnly: 0.3, emailMostly: 0.7 },
    emailOfMostly: 0.8,
    /** Hours of the person's day in which contacts are sent, each alike: first and last. */
    hours: [8, 21],
    /** Response rate of the median person by channel. */
    rates: { email: 0.1, sms: 0.12, app: 0.09, post: 0.03, phone: 0.16 },
    /** Standard deviation of a person's rates on the scale of log odds: of the person over all channels, and of each channel. */
    spreadOfPerson: 0.45,
    spreadOfChannel: 0.75,
    unsubscribed: 0.004,
    /** Of the responses: what the customer did at most. */
    clicked: 0.55,
  },
  /** Offers with a hold-out group. */
  campaigns: {
    everyMonths: 3,
    treated: 0.5,
    /** Conversion within `windowDays` without the offer: log odds, and how they rise with the person's rate of orders. */
    baseLogOdds: -3.1,
    ordersSlope: 0.5,
    windowDays: 14,
    /** Cumulative shares: whom the offer persuades, whom it does nothing to, whom it drives away. */
    persuadable: 0.3,
    unmoved: 0.94,
    /** Added to the probability of conversion, evenly between these, by group. */
    persuadableUplift: [0.04, 0.16],
    drivenAwayUplift: [-0.03, -0.01],
    discountPercent: 15,
  },
  /** A word on what the company may do, by purpose and contact point. */
  consents: {
    granted: { email: 0.66, sms: 0.4, app: 0.5, post: 0.6, phone: 0.25 },
    personalisation: 0.75,
    analytics: 0.85,
    /** People with two records, of which the second says the opposite of the first about marketing by e-mail. */
    contradicted: 0.06,
  },
  /** Answers to surveys, which the moved give more often than the others. */
  surveys: {
    /** A question about recommending every so many months. */
    everyMonths: 3,
    /** Mean of the score out of 10 for someone of middling satisfaction, and points for each standard deviation of it. */
    meanScore: 7.4,
    scoreSlope: 1.9,
    /** Probability of an answer; added to it beyond one standard deviation of satisfaction, on the low and on the high side. */
    answers: 0.14,
    answersWhenAngry: 0.16,
    answersWhenHappy: 0.08,
    /** Respondents with several records who answer under a second one too, a point higher or lower. */
    answersTwice: 0.12,
    afterCase: 0.25,
    afterCall: 0.12,
    /** Standard deviations of satisfaction that an open case, and each late delivery of the last 90 days, take away. */
    openCaseEffect: 0.9,
    lateDeliveryEffect: 0.4,
  },
  /**
   * Probability of leaving in the month that begins, given that one is a customer: a logistic function of what the data hold by the end of
   * the month before, and of nothing else. Who left comes back with `returns` a month.
   */
  churn: {
    intercept: -4.1,
    /** For every 30 days since the last order that names the customer, or else since the first day; 12 at most. */
    monthsSinceOrder: 0.2,
    /** 1 if a case is open. */
    openCase: 1.1,
    /** Cases opened in the last 90 days, 3 at most. */
    recentCases: 0.4,
    /** Returns in the last 90 days, 3 at most. */
    recentReturns: 0.35,
    /** Logins by web, by app and at terminals in stores in the last 30 days, 8 at most. */
    recentLogins: -0.16,
    /** Responses in the last 90 days but for unsubscribing, 5 at most; each opening, click, reply and conversion counts. */
    recentResponses: -0.25,
    returns: 0.02,
  },
  referrals: { perMonth: 0.01 },
  /** Firms, and the customers who act for them. */
  organizations: {
    /** One firm for so many customers. */
    customersPerFirm: 25,
    /** Firms with a parent, legally; a third of these are sold to under another one. */
    hasParent: 0.35,
    /** Customers tied to a firm; one in eight to a second one. */
    affiliated: 0.12,
    endedAffiliation: 0.15,
  },
  /** How events reach us. */
  delivery: {
    /** Seconds, at most, for most of them. */
    promptSeconds: 20,
    /** Events of apps and devices that come hours late (they were off line), and those that come days late. */
    hoursLate: 0.04,
    daysLate: 0.008,
    maxDaysLate: 20,
    /** Events that come a second time, the very same. */
    repeated: 0.012,
    /** Events that name the time zone they happened in. */
    namesZone: 0.7,
  },
} as const)

/** The form of {@link customerParameters}. */
export type CustomerParameters = typeof customerParameters

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freezeDeep(part)
    Object.freeze(value)
  }
  return value
}
