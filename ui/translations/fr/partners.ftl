# Types d’organisation fournis avec le programme ; un bureau peut en écrire d’autres.
partners-type-nhri = institution nationale des droits humains
partners-type-nhri-regional = commission régionale des droits humains
partners-type-parastatal = organisme d’utilité publique
partners-type-ministry = ministère
partners-type-territorial = dispositif territorial
partners-type-service = service
partners-type-public-body = établissement public
partners-type-justice = justice
partners-type-justice-health-police = justice, santé et police
partners-type-police = police et gendarmerie
partners-type-coordination = coordination
partners-type-un = Nations Unies
partners-type-ngo = organisation non gouvernementale
partners-type-authority = autorité de contrôle
partners-type-statistics = statistique publique
partners-type-government = gouvernement
