CREATE TABLE "connexions" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"le" timestamp with time zone NOT NULL,
	"appareil" text NOT NULL,
	"reseau" text NOT NULL,
	CONSTRAINT "connexions_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "connexions" ADD CONSTRAINT "connexions_collectivite_id_compte_id_comptes_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","compte_id") REFERENCES "public"."comptes"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connexions_compte" ON "connexions" USING btree ("collectivite_id","compte_id","le");