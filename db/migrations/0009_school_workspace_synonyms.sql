-- « ENT » is written in few listings: those that make one up say what they do. Staff edits the table afterwards.
insert into "search_synonym" ("term", "expansion", "kind")
select 'ENT', expansion, 'related' from unnest(array[
  'serveur pédagogique', 'plateforme d’apprentissage', 'portail pour l’enseignement',
  'espace de travail collaboratif', 'formation en ligne'
]) as expansion
on conflict do nothing;
