# Le rapport d’indicateurs prêt à remettre : quelle période, ce qu’elle contient, l’écriture.

reporting-button = Rapport…
reporting-title = Rapport d’indicateurs
reporting-lead = Pour le mécanisme de suivi et le suivi-évaluation du programme : violations, services par secteur, orientations (délai, aboutissement), protéger et autonomiser, les quatre lieux du programme. En français, arabe et anglais.
reporting-source = Seuls des chiffres déjà publiés et signés y entrent. Un nombre masqué reste masqué : la somme devient un intervalle.
reporting-period = Période du rapport
reporting-quarter = { $year }, trimestre { $quarter }
reporting-year = Année { $year }
reporting-inside = Publications dans ce rapport
reporting-part = n° { $number } · { $period }
reporting-missing = Sans publication : { $quarters }
reporting-complete = Tous les trimestres de la période ont leur publication.
reporting-none = Aucune publication n’est encore signée. Dès qu’une l’est, son rapport peut être écrit ici.
reporting-write = Écrire le rapport…
reporting-name = Nommer le dossier du rapport
reporting-reason = Un rapport fait de chiffres publiés va être écrit hors du coffre.
reporting-running = Écriture du rapport
reporting-count = { $done } publications lues sur { $total }. Arrêter laisse tout comme avant.
reporting-written = Rapport écrit
reporting-not-written = Rien n’a été écrit
reporting-folder = Dossier : { $folder }
reporting-files = indicators-fr.pdf, indicators-ar.pdf, indicators-en.pdf ; les mêmes chiffres dans indicators.csv.
reporting-stop = Arrêter
reporting-close = Fermer
