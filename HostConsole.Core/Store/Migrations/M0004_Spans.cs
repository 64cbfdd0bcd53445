using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>The log is read by stretches, without an index entry a fact; docs/decisions/0009 says why.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261121150000_Spans")]
public sealed class Spans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "Spans" (
            "Stream" TEXT NOT NULL,
            "From" INTEGER NOT NULL,
            "To" INTEGER NOT NULL,
            CONSTRAINT "PK_Spans" PRIMARY KEY ("Stream", "From")
        );
        INSERT INTO "Spans"
        SELECT "Run", MIN("Seq"), MAX("Seq") FROM "Facts" WHERE "Run" IS NOT NULL GROUP BY "Run", "Seq" / 1000
        UNION ALL
        SELECT '00000000-0000-0000-0000-000000000000', MIN("Seq"), MAX("Seq") FROM "Facts" WHERE "House" = 1 GROUP BY "Seq" / 1000;
        DROP INDEX "IX_Facts_House";
        DROP INDEX "IX_Facts_Run_Seq";
        """);
}
