-- Inpatient visits.
SELECT visit.* FROM visit WHERE visit.care_setting = '住院'
