"""The classroom: assignments, hand-ins, grades, gradebooks, feedback and debrief. Student code is never run."""
