# Le paquet remis à l'autorité : LISEZMOI.txt, description des données, classeur.

package-title = Violations des droits de l'enfant – { $office } – période { $period }
package-description = Chiffres agrégés et protégés. Une cellule masquée (OBS_STATUS = Q) n'a pas de valeur : ne la lire ni comme zéro ni comme un petit nombre. Seuil : { $threshold }.
package-what-title = CE QUE CONTIENT CE PAQUET
package-what =
    Publication n° { $sequence } de { $office }, période { $period }. Chiffres agrégés seulement :
    aucun nom, aucune date de naissance, aucun récit. Unité comptée : enfant × type de violation × incident.
    data/cube.csv et data/codes.csv   les chiffres et le sens des codes (UTF-8, séparateur virgule)
    data/cube.xlsx                    les mêmes chiffres pour un tableur, en français et en arabe
    data/cube.hxl.csv                 les mêmes chiffres avec étiquettes HXL
    sdmx/                             SDMX 2.1 et 3.0 (XML et CSV) ; sdmx/unicef-* : noms de l'entrepôt de l'UNICEF
    dhis2/                            DHIS2 : métadonnées, valeurs (JSON, CSV, ADX) ; suppressed.json : cellules masquées
    datapackage.json                  description des colonnes (Frictionless Data Package 2)
    report-fr.pdf, -ar, -en           bulletin à lire
    manifest.json                     seuil, règles, ce qui est resté en dehors
package-cells-title = CELLULES
package-cells =
    OBS_STATUS A : valeur publiée ; 0 veut dire zéro.
    OBS_STATUS Q, CONF_STATUS C, valeur vide : cellule masquée pour protéger des enfants. Ne pas la lire comme zéro.
    OBS_STATUS E : valeur arrondie.  OBS_STATUS M : sans objet.  _Z : dimension absente de ce tableau.
    Une valeur de 1 à { NUMBER($threshold) } non comprise n'est jamais publiée ; d'autres cellules sont masquées avec elle.
package-zeros =
    Des zéros peuvent être masqués comme d’autres cellules : une valeur masquée peut être zéro.
package-cells-rounded =
    OBS_STATUS E : valeur arrondie, multiple de { $base }. 0 veut dire { $small } : nul ou petit, rien ne dit lequel.
    Toutes les sommes sont justes. Les totaux peuvent s’écarter du vrai nombre plus que les cellules seules.
    _Z : dimension absente de ce tableau.
package-sum-title = ATTENTION
package-sum =
    Les totaux sont des lignes du fichier. N'additionnez pas une colonne : tout serait compté plusieurs fois.
    Ne remplacez pas une cellule vide par zéro.
package-check-title = VÉRIFIER SANS NOTRE PROGRAMME
package-check =
    1. age -d -i votre-identite.txt -o paquet.zip CRV_….zip.age
    2. unzip paquet.zip -d paquet ; cd paquet
    3. sha256sum -c SHA256SUMS
    4. minisign -V -p preparateur.pub -m SHA256SUMS -x SHA256SUMS.minisig
    5. minisign -V -p approbateur.pub -m SHA256SUMS -x SHA256SUMS.approved.minisig
    Les deux signataires doivent être deux personnes différentes, l'approbateur un superviseur. Le commentaire signé
    redit le bureau, le numéro, la période et la tête du journal : comparez-les à manifest.json. Un numéro déjà
    reçu avec d'autres octets est une fraude ou une erreur : demandez au bureau.
package-limits-title = LIMITES
package-limits =
    Ces chiffres comptent ce qui a été porté à la connaissance du bureau et vérifié. Ils ne mesurent pas la fréquence des
    violations dans la population et ne se comparent pas d'un lieu à l'autre sans précaution.

package-sheet-data = Données
package-sheet-codes = codes
package-column-table = Tableau
package-column-value = Nombre
package-column-status = État
package-column-dimension = Dimension
package-column-code = Code
package-column-parent = Code supérieur
package-column-label = Libellé
package-status-value = publiée
package-status-hidden = masquée
package-status-rounded = arrondie
package-status-not-applicable = sans objet
package-status-total = total
package-warning = Ne pas additionner : les totaux sont dans les lignes. Une case vide « masquée » ne se lit pas comme zéro.
package-dimension-place = Lieu
package-dimension-violation = Violation
package-dimension-sex = Sexe
package-dimension-age = Âge
package-dimension-status = Statut de protection
package-dimension-month = Mois
package-dimension-setting = Cadre
package-dimension-accompaniment = Accompagnement
package-table-place-violation = Violations par lieu
package-table-violation-sex-age = Violations par sexe et par âge
package-table-violation-status = Violations par statut de protection
package-table-place-sex-age = Lieux par sexe et par âge
package-table-month = Violations par mois
package-dimension-flag = Marqueur
package-dimension-counted = Enfants et unités
package-dimension-child = Enfants et unités
package-table-place-flag = Marqueurs par région
package-table-violation-children = Enfants et unités par famille de violations
package-table-children = Enfants concernés, par sexe et âge
package-table-accompaniment = Accompagnement des enfants
package-table-setting = Cadre des faits
package-dimension-sector = Secteur
package-dimension-kind = Sorte de réponse
package-dimension-delay = Délai
package-dimension-perpetrator = Auteur présumé
package-dimension-notified = Signalé
package-dimension-assent = Assentiment
package-dimension-verified-in-7-days = Vérifié en 7 jours
package-dimension-complete = Complet
package-dimension-closed = Clos
package-dimension-to-cndh = CNDH saisie
package-dimension-within-72-hours = Sous 72 heures
package-dimension-completed = Abouti
package-dimension-unavailable = Indisponible
