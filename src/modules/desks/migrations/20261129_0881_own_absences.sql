-- Whoever is away says so and names who stands in: that can give somebody the desk for a span, so nobody says it for another,
-- nor says again what was withdrawn.
drop policy own_or_administered on absences;
drop policy own_or_administered_ends on absences;
create policy own on absences for insert to throughline_server with check (person_id = (select app.my_person()));
create policy own_ends on absences for update to throughline_server using (person_id = (select app.my_person()));
