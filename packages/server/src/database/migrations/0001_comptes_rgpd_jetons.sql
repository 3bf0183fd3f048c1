ALTER TABLE "comptes" ADD COLUMN "rgpd_version" text;--> statement-breakpoint
ALTER TABLE "jetons" ADD COLUMN "mot_de_passe" text;