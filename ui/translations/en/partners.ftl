# Types of organisation that come with the program; an office may write others.
partners-type-nhri = national human rights institution
partners-type-nhri-regional = regional human rights commission
partners-type-parastatal = public-benefit body
partners-type-ministry = ministry
partners-type-territorial = territorial system
partners-type-service = service
partners-type-public-body = public body
partners-type-justice = justice
partners-type-justice-health-police = justice, health and police
partners-type-police = police and gendarmerie
partners-type-coordination = coordination
partners-type-un = United Nations
partners-type-ngo = non-governmental organisation
partners-type-authority = supervisory authority
partners-type-statistics = public statistics
partners-type-government = government
