# Taking in a register that the office kept before.
register-title = Reprendre un registre
register-choose = Quel registre reprendre ? (CSV ou XLSX)
register-lead = { $file } : rien n’est enregistré avant que vous le demandiez. Les lignes reprises deviennent des brouillons.
register-take = { $count ->
    [0] Rien à reprendre
    [one] Reprendre { $count } ligne
   *[other] Reprendre { $count } lignes
}
register-stop = Arrêter
register-reading = Lecture du registre
register-stopped = Arrêté : rien n’a été enregistré.
register-refused = Lignes qui restent dehors
register-column-row = Ligne
register-column-column = Colonne
register-column-reason = Ce qu’il faut corriger
