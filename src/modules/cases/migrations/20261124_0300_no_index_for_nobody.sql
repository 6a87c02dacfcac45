-- No question asks for cases by who had them when they ended.
drop index cases_ended_by;
