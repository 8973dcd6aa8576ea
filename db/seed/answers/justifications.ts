import type { CriterionId } from '@gouvtech/criteria';

/** What a vendor writes beside an answer that is neither "none" nor full: 40 characters or more. */
export const PARTIAL: Record<CriterionId, readonly string[]> = {
  'ACC-01': [
    'Les critères manqués portent sur les tableaux et sur les libellés de deux formulaires anciens.',
  ],
  'ACC-02': [
    'La déclaration est en ligne, mais la liste des contenus dérogés reste à compléter après notre refonte.',
  ],
  'ACC-03': [
    'L’audit a été mené sur un échantillon complet ; le contre-audit n’est pas encore commandé.',
  ],
  'ACC-04': [
    'Tous les parcours s’achèvent au clavier ; l’essai avec lecteur d’écran ne couvre pas encore le circuit de validation.',
    'Deux obstacles gênants demeurent en zoom à 200 % : le calendrier et la fenêtre des pièces jointes.',
  ],
  'ACC-05': [
    'L’application Android est évaluée ; l’application iOS ne le sera qu’avec sa prochaine version majeure.',
  ],
  'ACC-06': [
    'Les courriers sont balisés ; les états statistiques restent des PDF sans structure, doublés d’un tableur sur demande.',
    'Les modèles livrés sont structurés, mais ceux que crée le client perdent l’ordre de lecture.',
  ],
  'ACC-07': [
    'Le canal fonctionne et nous répondons, mais le plan de correction n’est pas encore daté.',
  ],
  'SEC-01': [
    'La politique est approuvée par la direction ; le périmètre certifié ne couvre pas encore le développement.',
  ],
  'SEC-02': [
    'Les mesures absentes portent sur le chiffrement des postes nomades et la revue annuelle des prestataires.',
  ],
  'SEC-03': [
    'Les accès publics sont stricts ; les échanges entre nos serveurs ne sont pas tous chiffrés.',
  ],
  'SEC-04': [
    'Les volumes et les sauvegardes sont chiffrés ; les clés restent entre les mains de l’exploitant.',
  ],
  'SEC-05': [
    'Le second facteur est proposé à tous ; il n’est pas encore imposé aux comptes d’administration.',
  ],
  'SEC-06': [
    'Les rôles se règlent circuit par circuit, mais l’étanchéité entre clients n’a pas fait l’objet d’un essai écrit.',
    'Un compte d’exploitation garde la lecture sur tous les espaces ; son usage est journalisé, non cloisonné.',
  ],
  'SEC-07': [
    'Les actions sont horodatées et protégées, mais le client demande l’export des journaux à notre assistance.',
    'La durée de conservation est fixée à six mois pour tous ; le client ne peut pas encore la régler.',
  ],
  'SEC-08': [
    'Le délai vaut pour les failles critiques ; les failles importantes suivent la version trimestrielle.',
  ],
  'SEC-09': [
    'Une adresse réservée à la sécurité est publiée et suivie ; la politique écrite est en relecture juridique.',
  ],
  'SEC-10': [
    'Le dernier test couvre l’application web ; l’interface de programmation sera testée au prochain cycle.',
  ],
  'SEC-11': [
    'La nomenclature existe à chaque version ; sa signature n’est pas encore vérifiable par un tiers.',
  ],
  'SEC-12': [
    'L’architecture et les mesures sont décrites ; l’étude des risques résiduels reste à notre charge et à celle du client.',
    'Le dossier date de la version précédente : les changements d’hébergement n’y figurent pas encore.',
  ],
  'SEC-13': [
    'La version certifiée est celle que nous proposons ; la qualification n’a pas été demandée.',
  ],
  'ECO-01': [
    'Nos objectifs sont écrits et un référent répond ; la déclaration complète attend la prochaine évaluation.',
  ],
  'ECO-02': [
    'Les critères non tenus concernent surtout les contenus hébergés et la mesure d’impact.',
  ],
  'ECO-03': [
    'Les configurations minimales sont publiées ; l’usage à très bas débit n’a pas été essayé.',
  ],
  'ECO-04': [
    'L’écran principal charge encore une bibliothèque de graphiques que nous remplaçons peu à peu.',
  ],
  'ECO-05': [
    'Le PUE est celui du site principal ; le site de secours ne communique pas encore le sien.',
  ],
  'ECO-06': [
    'Aucune interface trompeuse, mais les relances par courriel sont actives à la livraison et se coupent d’un réglage.',
    'Le fil d’actualité se charge en continu ; un réglage le limite à vingt lignes.',
  ],
  'RGP-01': [
    'L’annexe reprend sept des huit obligations de l’article 28 ; l’aide aux audits du client y manque encore.',
    'L’annexe est signable, mais la description du traitement reste à adapter par chaque client.',
  ],
  'RGP-02': [
    'La fiche est remplie sauf les durées de conservation, que chaque client doit fixer avec nous.',
  ],
  'RGP-03': [
    'La liste nominative est au contrat avec son préavis ; elle n’est pas publiée en ligne.',
  ],
  'RGP-04': [
    'Les champs facultatifs se retirent au paramétrage, mais ils sont affichés à la livraison.',
    'Les zones de commentaire sont bornées ; les jeux d’essai reprennent encore des données réelles masquées à la main.',
  ],
  'RGP-05': [
    'Une durée unique s’applique à tous les dossiers ; le réglage par type de dossier est en développement.',
    'La purge est prête, mais elle se déclenche sur demande à notre assistance.',
  ],
  'RGP-06': [
    'Un agent extrait et rectifie seul ; l’effacement complet passe par notre assistance, sans supplément.',
  ],
  'RGP-07': [
    'Le délai court de la confirmation de l’incident ; nous le réduirons au prochain contrat type.',
  ],
  'RGP-08': [
    'Un prestataire d’envoi de courriels intervient hors de l’Espace économique européen, sous garanties écrites.',
  ],
  'RGP-09': [
    'Nous décrivons les flux et les mesures ; les risques pour les personnes restent à étudier avec chaque client.',
  ],
  'RGP-10': [
    'Le contact du délégué est public et répond ; les modèles de mentions ne couvrent pas encore les mineurs.',
  ],
  'RGP-11': ['Aucun traceur avant le choix, mais refuser demande un geste de plus qu’accepter.'],
  'HEB-01': [
    'La production est déclarée ; nous vérifions encore le pays de conservation des journaux.',
  ],
  'HEB-02': [
    'La qualification couvre l’infrastructure de notre hébergeur et non le service lui-même.',
  ],
  'HEB-03': [
    'Les activités utilisées sont couvertes ; la page publique des transferts reste à mettre en ligne.',
  ],
  'HEB-04': [
    'Un sous-traitant soumis à un droit extra-européen intervient ; les données restent chiffrées hors de sa portée.',
  ],
  'HEB-05': [
    'L’administration se fait dans l’Union ; l’assistance de nuit peut être tenue depuis le Québec.',
  ],
  'HEB-06': [
    'Deux hébergeurs sont possibles aux mêmes fonctions ; l’installation chez le client n’est pas proposée.',
  ],
  'HEB-07': [
    'La solution fonctionne sans internet, mais la mise à jour demande le passage d’un technicien.',
  ],
  'LIB-01': [
    'Le cœur est publié ; les modules cités restent fermés le temps d’en clarifier les droits.',
  ],
  'LIB-02': [
    'La licence est libre et identifiée, sans figurer sur la liste réglementaire des administrations.',
  ],
  'LIB-03': ['Le dépôt est documenté et suivi ; le fichier publiccode.yml est en préparation.'],
  'LIB-04': [
    'L’export CSV couvre toutes les tables, mais les liens entre dossiers et pièces s’y perdent.',
    'Le format ouvert existe ; il faut le choisir, le format par défaut restant celui du tableur du marché.',
  ],
  'LIB-05': [
    'L’export ouvert est exploitable ; son dépôt sur la plateforme nationale reste manuel.',
  ],
  'LIB-06': [
    'Le client peut faire maintenir ce qu’il finance ; la publication demande notre accord écrit.',
  ],
  'INT-01': [
    'L’interface couvre les dossiers et les pièces ; les référentiels et les droits n’y sont pas encore.',
  ],
  'INT-02': [
    'L’intégration fonctionne dans l’environnement d’essai ; un premier organisme l’ouvrira au printemps.',
  ],
  'INT-03': [
    'La connexion des agents fonctionne ; le SIRET reçu n’est pas encore utilisé pour le rattachement.',
  ],
  'INT-04': [
    'La connexion unique est incluse ; les comptes se ferment encore à la main quand un agent part.',
    'Le raccordement à l’annuaire est documenté mais facturé à part pour les offres d’entrée.',
  ],
  'INT-05': [
    'Le quotient familial est récupéré à la source ; les autres justificatifs restent à déposer.',
  ],
  'INT-06': [
    'La facturation est en production ; le flux comptable est en essai chez deux collectivités.',
  ],
  'INT-07': [
    'L’export contient les documents et leurs métadonnées ; les règles de gestion sont ajoutées au versement.',
  ],
  'INT-08': [
    'Les adresses viennent de la base nationale ; les entreprises se saisissent encore librement.',
  ],
  'QOS-01': [
    'Nous remettons toutes les données sur demande, dans un format ouvert et décrit au contrat.',
  ],
  'QOS-02': ['Les délais sont écrits ; le transfert assisté au-delà de deux jours reste facturé.'],
  'QOS-03': [
    'L’effacement est prévu au contrat ; l’attestation signée n’est remise que sur demande.',
    'La durée d’effacement des sauvegardes n’est pas encore chiffrée au contrat.',
  ],
  'QOS-04': [
    'La sauvegarde est quotidienne et une copie est isolée ; l’essai de restauration date de plus d’un an.',
  ],
  'QOS-05': [
    'Le plan couvre la solution et désigne les rôles ; l’exercice annuel n’est pas encore installé.',
  ],
  'QOS-06': ['Le taux est contractuel ; la page d’état publique est en préparation.'],
  'QOS-07': [
    'Une personne répond en français aux heures ouvrées ; l’astreinte n’est pas proposée.',
  ],
  'QOS-08': [
    'La date est publiée pour la version en service ; la suivante n’a pas encore de calendrier.',
  ],
  'ACH-01': [
    'La documentation est à jour et ouverte ; l’accompagnement au changement se construit au cas par cas.',
  ],
  'ACH-02': [
    'La grille est la même pour tous ; les coûts de reprise des données n’y figurent pas encore.',
  ],
  'ACH-03': ['Un canal d’achat est ouvert ; un second est en cours de référencement.'],
  'ACH-04': [
    'L’accusé de réception et le suivi sont en place ; la voie non numérique dépend de chaque guichet.',
  ],
  'ACH-05': [
    'Le thème couvre les écrans publics ; les écrans de l’agent suivront à la prochaine version majeure.',
  ],
  'ACH-06': [
    'Les usages sont listés et signalés ; la fiche de consommation par fonction reste à écrire.',
  ],
  'ACH-07': [
    'Les règles générales sont documentées ; l’explication d’un dossier précis se rédige encore à la main.',
  ],
  'ACH-08': [
    'L’apport est décrit face à l’existant ; la mesure chez un premier utilisateur est en cours.',
    'Nous avons mesuré le gain nous-mêmes ; aucun organisme ne l’a encore confirmé par écrit.',
  ],
};

/** Why something is only planned. */
export const PLANNED: readonly string[] = [
  'Développement commencé ; livraison avec la version annoncée à la feuille de route.',
  'Budget voté par notre conseil d’administration, prestataire choisi.',
  'En essai chez un client volontaire avant d’être ouvert à tous.',
  'Dépend de notre changement d’hébergeur, dont le calendrier est fixé.',
];

/** Why a vendor claims that a criterion has no object. */
export const NA_CLAIM: readonly string[] = [
  'La solution ne produit rien de ce que vise ce critère : elle se borne à transmettre des fichiers déjà constitués.',
  'Cette fonction est assurée par le logiciel du client ; notre composant n’y participe à aucun moment.',
];
