#!/bin/sh
# The roles and the database of docs/exploitation.md, in an empty PostgreSQL: run once, as its superuser. The server makes
# inoe_app and inoe_systeme itself where they are missing; here they come first, so that the login may take them at once.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner="$INOE_OWNER_PASSWORD" --set connexion="$INOE_CONNEXION_PASSWORD" <<'SQL'
CREATE ROLE inoe_owner LOGIN CREATEROLE PASSWORD :'owner';
SET ROLE inoe_owner;
CREATE ROLE inoe_app NOLOGIN NOBYPASSRLS;
CREATE ROLE inoe_systeme NOLOGIN NOBYPASSRLS;
CREATE ROLE inoe_connexion LOGIN NOINHERIT PASSWORD :'connexion' IN ROLE inoe_app, inoe_systeme;
RESET ROLE;
CREATE DATABASE inoe OWNER inoe_owner;
SQL
