CREATE TABLE "franceconnect_attentes" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"sub" text NOT NULL,
	"identite_scellee" text NOT NULL,
	"id_token_scelle" text NOT NULL,
	"cree_le" timestamp with time zone NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "franceconnect_attentes_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
CREATE TABLE "franceconnect_demandes" (
	"collectivite_id" text NOT NULL,
	"empreinte" text NOT NULL,
	"navigateur" text NOT NULL,
	"nonce" text NOT NULL,
	"verificateur" text NOT NULL,
	"suite" text NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	CONSTRAINT "franceconnect_demandes_collectivite_id_empreinte_pk" PRIMARY KEY("collectivite_id","empreinte")
);
--> statement-breakpoint
CREATE TABLE "franceconnect_liens" (
	"collectivite_id" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"sub" text NOT NULL,
	"identite_scellee" text NOT NULL,
	"concordance" text NOT NULL,
	"lie_le" timestamp with time zone NOT NULL,
	"utilise_le" timestamp with time zone,
	CONSTRAINT "franceconnect_liens_collectivite_id_compte_id_pk" PRIMARY KEY("collectivite_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "franceconnect_reglages" (
	"collectivite_id" text NOT NULL,
	"emetteur" text NOT NULL,
	"client_id" text NOT NULL,
	"secret_scelle" text NOT NULL,
	"niveau" text NOT NULL,
	CONSTRAINT "franceconnect_reglages_collectivite_id_pk" PRIMARY KEY("collectivite_id")
);
--> statement-breakpoint
ALTER TABLE "jetons" ADD COLUMN "franceconnect" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id_token_scelle" text;--> statement-breakpoint
ALTER TABLE "franceconnect_attentes" ADD CONSTRAINT "franceconnect_attentes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "franceconnect_demandes" ADD CONSTRAINT "franceconnect_demandes_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "franceconnect_liens" ADD CONSTRAINT "franceconnect_liens_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "franceconnect_reglages" ADD CONSTRAINT "franceconnect_reglages_collectivite_id_collectivites_id_fk" FOREIGN KEY ("collectivite_id") REFERENCES "public"."collectivites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "franceconnect_liens_sub" ON "franceconnect_liens" USING btree ("collectivite_id","sub");