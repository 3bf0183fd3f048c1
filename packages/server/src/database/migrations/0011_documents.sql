CREATE TABLE "documentation" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"titre" text NOT NULL,
	"consigne" text DEFAULT '' NOT NULL,
	"piece_id" uuid,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"taille" integer NOT NULL,
	"empreinte" text NOT NULL,
	"emplacement" text NOT NULL,
	"cle" text NOT NULL,
	"controle" text DEFAULT 'libre' NOT NULL,
	"publie_le" timestamp with time zone NOT NULL,
	"publie_par" uuid NOT NULL,
	"retire_le" timestamp with time zone,
	CONSTRAINT "documentation_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
CREATE TABLE "televersements" (
	"collectivite_id" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"taille" integer NOT NULL,
	"recu" integer DEFAULT 0 NOT NULL,
	"morceaux" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"remis" jsonb,
	"commence_le" timestamp with time zone NOT NULL,
	CONSTRAINT "televersements_collectivite_id_id_pk" PRIMARY KEY("collectivite_id","id")
);
--> statement-breakpoint
ALTER TABLE "absences" ADD COLUMN "controle" text;--> statement-breakpoint
ALTER TABLE "depots" ADD COLUMN "controle" text DEFAULT 'libre' NOT NULL;--> statement-breakpoint
ALTER TABLE "depots" ADD COLUMN "dernier_rappel" integer;--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "structure_id" uuid;--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "rappels" integer[] DEFAULT '{30,7}' NOT NULL;--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "retiree_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pieces_jointes" ADD COLUMN "controle" text DEFAULT 'libre' NOT NULL;--> statement-breakpoint
ALTER TABLE "documentation" ADD CONSTRAINT "documentation_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documentation" ADD CONSTRAINT "documentation_collectivite_id_piece_id_pieces_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","piece_id") REFERENCES "public"."pieces"("collectivite_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documentation_structure" ON "documentation" USING btree ("collectivite_id","structure_id");--> statement-breakpoint
CREATE INDEX "televersements_compte" ON "televersements" USING btree ("collectivite_id","compte_id");--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_collectivite_id_structure_id_structures_collectivite_id_id_fk" FOREIGN KEY ("collectivite_id","structure_id") REFERENCES "public"."structures"("collectivite_id","id") ON DELETE no action ON UPDATE no action;