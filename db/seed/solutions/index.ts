import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { finance } from './finance.ts';
import { purchaseAndGrants } from './purchase-and-grants.ts';
import { humanResources } from './human-resources.ts';
import { records } from './records.ts';
import { assemblies } from './assemblies.ts';
import { publicDesk } from './public-desk.ts';
import { families } from './families.ts';
import { socialAndHealth } from './social-and-health.ts';
import { cultureAndVoice } from './culture-and-voice.ts';
import { planning } from './planning.ts';
import { worksAndMobility } from './works-and-mobility.ts';
import { safety } from './safety.ts';
import { collaboration } from './collaboration.ts';
import { webAndSteering } from './web-and-steering.ts';
import { data } from './data.ts';
import { security } from './security.ts';
import { infrastructure } from './infrastructure.ts';
import { signatureProven } from './signature-proven.ts';
import { signaturePlain } from './signature-plain.ts';
import { signatureCorners } from './signature-corners.ts';

const PARTS = [
  finance,
  purchaseAndGrants,
  humanResources,
  records,
  assemblies,
  publicDesk,
  families,
  socialAndHealth,
  cultureAndVoice,
  planning,
  worksAndMobility,
  safety,
  collaboration,
  webAndSteering,
  data,
  security,
  infrastructure,
  signatureProven,
  signaturePlain,
  signatureCorners,
];

/** Written by hand: each one shows a case. */
export const writtenSolutions = (clock: Clock): SolutionSeed[] =>
  PARTS.flatMap((part) => part(clock));
