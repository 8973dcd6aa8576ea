/** Closed lists of the publiccode.yml standard (0.7, section « The Standard », categories, scopes and aliases). */
import type { AudienceCode, DomainCode } from '@gouvtech/domain';

/** Accepted values of `publiccodeYmlVersion`; those before 0.7 are read as 0.7, with a warning. */
export const VERSIONS = [
  ['0', '0.7', '0.7.0'],
  ['0.6', '0.6.0', '0.5', '0.5.0', '0.4', '0.4.0', '0.3', '0.3.0'],
  ['0.2', '0.2.0', '0.2.1', '0.2.2'],
].flat();
export const CURRENT_VERSIONS = ['0', '0.7', '0.7.0'];

export const DEVELOPMENT_STATUSES = ['concept', 'development', 'beta', 'stable', 'obsolete'];
export const SOFTWARE_TYPES = [
  'standalone/mobile',
  'standalone/iot',
  'standalone/desktop',
  'standalone/web',
  'standalone/backend',
  'standalone/other',
  'addon',
  'library',
  'configurationFiles',
];
export const MAINTENANCE_TYPES = ['internal', 'contract', 'community', 'none'];
export const ALIASES = ['gdpr', 'eidas', 'nis2', 'cra', 'spid', 'cie', 'anpr', 'pagopa', 'io'];

/**
 * Every category of the standard, with the domains it stands for (référentiels, 4.1, completed). The first category of
 * a domain is the one an export writes.
 */
export const CATEGORIES: Record<string, DomainCode[]> = {
  accounting: ['FIN'],
  procurement: ['ACM'],
  'grant-management': ['SUB'],
  hr: ['RHP'],
  'learning-management-system': ['FOR'],
  'document-management': ['GED'],
  'e-signature': ['SIG'],
  'customer-service-and-support': ['REL'],
  'geographic-information-systems': ['GEO'],
  'facility-management': ['PAT'],
  'digital-citizenship': ['PAR'],
  'content-management': ['WEB'],
  collaboration: ['COL'],
  'project-management': ['PRO'],
  'data-analytics': ['DAT'],
  'it-security': ['CYB'],
  'it-management': ['INF'],
  'agile-project-management': ['PRO'],
  'applicant-tracking': ['RHP'],
  'application-development': ['INF'],
  'appointment-scheduling': ['REL'],
  backup: ['CYB', 'INF'],
  'billing-and-invoicing': ['FIN'],
  blog: ['WEB'],
  budgeting: ['FIN'],
  'business-intelligence': ['DAT'],
  'business-process-management': ['PRO'],
  cad: ['PAT'],
  'call-center-management': ['REL'],
  'cloud-management': ['INF'],
  communications: ['COL'],
  'compliance-management': ['PRO'],
  'contact-management': ['REL'],
  crm: ['REL'],
  'data-collection': ['DAT'],
  'data-visualization': ['DAT'],
  design: ['WEB'],
  'design-system': ['WEB'],
  'digital-asset-management': ['GED', 'WEB'],
  'donor-management': ['FIN'],
  'e-commerce': ['TEL'],
  'educational-content': ['FOR'],
  'email-management': ['COL'],
  'email-marketing': ['WEB'],
  'employee-management': ['RHP'],
  'enterprise-project-management': ['PRO'],
  'enterprise-social-networking': ['COL'],
  erp: ['FIN'],
  'event-management': ['CUL'],
  'feedback-and-reviews-management': ['REL'],
  'financial-reporting': ['FIN'],
  'fleet-management': ['MOB'],
  fundraising: ['FIN'],
  gamification: [],
  'graphic-design': ['WEB'],
  'help-desk': ['INF'],
  ide: ['INF'],
  'identity-management': ['CYB'],
  'instant-messaging': ['COL'],
  'integrated-library-system': ['CUL'],
  'inventory-management': ['PAT'],
  'it-asset-management': ['INF'],
  'it-development': ['INF'],
  'it-service-management': ['INF'],
  'knowledge-management': ['COL'],
  marketing: ['WEB'],
  'mind-mapping': ['COL'],
  'mobile-marketing': ['WEB'],
  'mobile-payment': ['TEL'],
  'network-management': ['INF'],
  office: ['COL'],
  'online-booking': ['REL'],
  'online-community': ['COL'],
  'payment-gateway': ['TEL'],
  payroll: ['RHP'],
  'predictive-analysis': ['DAT'],
  'productivity-suite': ['COL'],
  'project-collaboration': ['PRO', 'COL'],
  'property-management': ['PAT'],
  'real-estate-management': ['PAT'],
  'regulations-and-directives': ['PRO'],
  'remote-support': ['INF'],
  'resource-management': ['PRO'],
  'sales-management': ['FIN'],
  seo: ['WEB'],
  'service-desk': ['INF'],
  'social-media-management': ['WEB'],
  survey: ['PAR'],
  'talent-management': ['RHP'],
  'task-management': ['PRO'],
  'taxes-management': ['FIN'],
  'test-management': ['INF'],
  'time-management': ['RHP'],
  'time-tracking': ['RHP'],
  translation: ['COL'],
  'video-conferencing': ['COL'],
  'video-editing': ['WEB'],
  'visitor-management': ['REL'],
  voip: ['COL'],
  'warehouse-management': ['PAT'],
  'web-collaboration': ['COL'],
  'web-conferencing': ['COL'],
  'website-builder': ['WEB'],
  whistleblowing: ['PRO'],
  'workflow-management': ['PRO'],
  other: [],
};

/** Domains that no category names but a scope does, and who a scope addresses. */
export const SCOPES: Record<string, { domains?: DomainCode[]; audiences?: AudienceCode[] }> = {
  agriculture: {},
  culture: { domains: ['CUL'] },
  defence: {},
  education: { audiences: ['education-research'] },
  'emergency-services': { domains: ['SPU'] },
  employment: {},
  energy: {},
  environment: {},
  'finance-and-economic-development': {},
  'foreign-affairs': {},
  government: { audiences: ['state', 'operator'] },
  healthcare: { domains: ['SAN'], audiences: ['hospital'] },
  infrastructures: {},
  justice: {},
  'local-authorities': {
    audiences: [
      'town-under-3500',
      'town-3500-30000',
      'town-30000-50000',
      'town-over-50000',
      'intermunicipal',
      'department',
      'region',
    ],
  },
  manufacturing: {},
  research: { domains: ['ESR'], audiences: ['education-research'] },
  'science-and-technology': {},
  security: {},
  society: {},
  sport: { domains: ['CUL'] },
  tourism: { domains: ['CUL'] },
  transportation: { domains: ['MOB'] },
  welfare: { domains: ['SOC'] },
};

/** ISO 3166-1 alpha-2, officially assigned. */
export const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
    'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
    'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
    'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
    'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
    'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);
