import type { VendorSeed } from '../model.ts';

const vendor = (
  slug: string,
  name: string,
  kind: VendorSeed['kind'],
  city: string,
  headcount: number,
  signatory: [name: string, role: string],
  more: Pick<VendorSeed, 'siren' | 'country'> = {},
): VendorSeed => ({
  slug,
  name,
  kind,
  city,
  headcount,
  signatory: { name: signatory[0], role: signatory[1] },
  ...more,
});

/** Invented vendors. The few SIREN start with 000, which no company has. */
export const VENDORS: readonly VendorSeed[] = [
  vendor(
    'atelier-corvisy',
    'Atelier Corvisy',
    'company',
    'Rennes',
    24,
    ['Hélène Corvisy', 'directrice générale'],
    { siren: '000111112' },
  ),
  vendor(
    'communs-oise',
    'Les Communs d’Oise',
    'cooperative',
    'Beauvais',
    17,
    ['Bastien Laroque', 'gérant'],
    { siren: '000222224' },
  ),
  vendor(
    'val-de-brenne',
    'Val de Brenne numérique',
    'public-body',
    'Le Blanc',
    31,
    ['Odile Farmont', 'présidente du syndicat'],
    { siren: '000333336' },
  ),
  vendor(
    'hermine-logiciels',
    'Hermine Logiciels',
    'company',
    'Vannes',
    86,
    ['Yann Trévidic', 'directeur général'],
    { siren: '000444448' },
  ),
  vendor('novadeclic', 'Novadéclic', 'company', 'Lyon', 41, [
    'Sandra Peyrol',
    'directrice commerciale',
  ]),
  vendor('calame-et-filles', 'Calame et Filles', 'company', 'Saint-Étienne', 5, [
    'Mireille Calame',
    'gérante',
  ]),
  vendor(
    'gip-haute-vallee',
    'Groupement d’intérêt public Numérique en Haute-Vallée',
    'public-body',
    'Limoux',
    12,
    ['Étienne Cazals', 'directeur'],
  ),
  vendor('tablee-publique', 'Tablée Publique', 'cooperative', 'Nantes', 22, [
    'Nora Guivarch',
    'cogérante',
  ]),
  vendor('ardoise-integration', 'Ardoise Intégration', 'company', 'Angers', 14, [
    'Paul Rabouin',
    'président',
  ]),
  vendor(
    'quintefeuille-sante',
    'Quintefeuille Santé',
    'company',
    'Lille',
    130,
    ['Dr Solène Maréchal', 'directrice des opérations'],
    { siren: '000555557' },
  ),
  vendor('bastion-de-garonne', 'Bastion de Garonne', 'company', 'Toulouse', 64, [
    'Karim Delbosc',
    'directeur technique',
  ]),
  vendor('papeterie-du-forez', 'Papeterie numérique du Forez', 'company', 'Montbrison', 9, [
    'Lucie Chassagne',
    'gérante',
  ]),
  vendor('maison-registrel', 'Maison Registrel', 'company', 'Dijon', 38, [
    'Armand Registrel',
    'président',
  ]),
  vendor('fileuse-de-donnees', 'La Fileuse de données', 'cooperative', 'Grenoble', 28, [
    'Inès Vercruysse',
    'gérante',
  ]),
  vendor('plans-et-parcelles', 'Plans & Parcelles', 'company', 'Clermont-Ferrand', 45, [
    'Gaspard Merle',
    'directeur général',
  ]),
  vendor('bulletin-bleu', 'Bulletin Bleu', 'company', 'Tours', 72, [
    'Claire Aubertin',
    'directrice générale',
  ]),
  vendor('ruche-des-mairies', 'La Ruche des mairies', 'association', 'Auch', 6, [
    'Josette Lanne',
    'présidente',
  ]),
  vendor('pont-aux-idees', 'Pont-aux-Idées', 'cooperative', 'Strasbourg', 19, [
    'Mathilde Oster',
    'cogérante',
  ]),
  vendor('chemins-d-autan', 'Chemins d’Autan', 'company', 'Castres', 33, [
    'Rémi Fabrègue',
    'président',
  ]),
  vendor('lutrin', 'Lutrin, éditions logicielles', 'company', 'Besançon', 21, [
    'Agathe Vuillemot',
    'directrice',
  ]),
  vendor('veilleurs-de-loire', 'Les Veilleurs de Loire', 'company', 'Orléans', 54, [
    'Thomas Beaugendre',
    'directeur de la sécurité',
  ]),
  vendor(
    'oriflamme-systemes',
    'Oriflamme Systèmes',
    'company',
    'Metz',
    210,
    ['Véronique Schaff', 'secrétaire générale'],
    { siren: '000666669' },
  ),
  vendor('brumaire-intelligence', 'Brumaire Intelligence', 'company', 'Paris', 37, [
    'Malik Ferrandis',
    'président',
  ]),
  vendor(
    'larkmoor-systems',
    'Larkmoor Systems, Inc.',
    'company',
    'Boston',
    1900,
    ['Dana Whitlock', 'vice-présidente, secteur public'],
    { country: 'US' },
  ),
  vendor(
    'lindekaer',
    'Lindekær Software ApS',
    'company',
    'Aarhus',
    60,
    ['Jens Lindekær', 'directeur'],
    { country: 'DK' },
  ),
  vendor(
    'vezere-numerique',
    'Centre de gestion numérique de la Vézère',
    'public-body',
    'Brive-la-Gaillarde',
    18,
    ['Françoise Delpy', 'directrice'],
  ),
  vendor('savoirs-ouverts', 'Collectif Savoirs ouverts', 'association', 'Montpellier', 8, [
    'Aurélien Cros',
    'trésorier',
  ]),
  vendor('ondine-et-reseaux', 'Ondine & Réseaux', 'company', 'Annecy', 26, [
    'Brigitte Favre-Rochex',
    'gérante',
  ]),
  vendor('balise-sure', 'Balise Sûre', 'company', 'La Rochelle', 15, [
    'Ludovic Arnaudeau',
    'président',
  ]),
  vendor('cooperative-garance', 'Coopérative Garance', 'cooperative', 'Roubaix', 48, [
    'Samira Haddouche',
    'présidente',
  ]),
  vendor('theodule-informatique', 'Théodule Informatique', 'company', 'Pau', 3, [
    'Théodule Etcheverry',
    'gérant',
  ]),
  vendor('segala-numerique', 'Syndicat mixte Ségala numérique', 'public-body', 'Rodez', 22, [
    'Alain Puech',
    'président',
  ]),
  vendor('encre-et-pixel', 'Encre & Pixel', 'company', 'Amiens', 11, [
    'Capucine Bellanger',
    'gérante',
  ]),
  vendor('grandes-ecluses', 'Les Grandes Écluses', 'company', 'Mulhouse', 29, [
    'Fabien Kessler',
    'directeur',
  ]),
];
