/** One of the two status lists: the bit of this label, in a list that is itself signed and in date. */
import { bitAt, decodeList } from '../signing/status-list.ts';
import type { StatusPurpose } from '../label-credential.ts';
import { checkDates } from './dates.ts';
import { proofFault } from './proof.ts';
import { asList, asObject, asText, type Json } from './read.ts';
import { failed, passed, unknown, type Finding, type Material } from './types.ts';

const BIT_SET: Record<StatusPurpose, string> = {
  suspension: 'Le label est suspendu. Sa page dit pourquoi.',
  revocation: 'Le label est révoqué, retiré ou remplacé. Sa page dit pourquoi.',
};
const LIST: Record<StatusPurpose, string> = {
  suspension: 'La liste des suspensions',
  revocation: 'La liste des révocations',
};

export function checkStatus(
  credential: Json,
  purpose: StatusPurpose,
  { didDocument, statusLists, now }: Material,
): Finding {
  const entry = asList(credential.credentialStatus)
    .map(asObject)
    .find((one) => one.type === 'BitstringStatusListEntry' && one.statusPurpose === purpose);
  const index = asText(entry?.statusListIndex);
  if (!entry || !/^\d{1,9}$/.test(index))
    return failed('L’attestation ne dit pas où lire cet état.');
  const address = asText(entry.statusListCredential);
  const list = statusLists.map(asObject).find((one) => one.id === address);
  if (!list) return unknown(`${LIST[purpose]} n’est pas fournie\u00a0: ${address}`);
  const fault = proofFault(list, didDocument, now);
  if (fault) return failed(`${LIST[purpose]} n’est pas sûre. ${fault}`);
  const dates = checkDates(list, now);
  if (dates.outcome !== 'passed')
    return failed(`${LIST[purpose]} n’est plus ou pas encore valable. Lisez-la à nouveau.`);
  const subject = asObject(list.credentialSubject);
  const bits = decodeList(subject.encodedList);
  const isList = asList(list.type).includes('BitstringStatusListCredential');
  if (!isList || subject.statusPurpose !== purpose || !bits)
    return failed(`${LIST[purpose]} n’est pas une liste d’états lisible pour cet usage.`);
  const bit = bitAt(bits, Number(index));
  if (bit === null) return failed(`${LIST[purpose]} n’a pas de place ${index}.`);
  return bit
    ? failed(BIT_SET[purpose])
    : passed(`Place ${index} de la liste signée par l’émetteur.`);
}
