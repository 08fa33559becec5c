// The test speaks to the browser's own functions from here.
