using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>What people sent to be shown, beside the log.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261130190000_Keepsakes")]
public sealed class KeptBesideTheLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "Keepsakes" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Keepsakes" PRIMARY KEY,
            "Run" TEXT NOT NULL,
            "Person" TEXT NOT NULL,
            "Words" TEXT NOT NULL,
            "Photo" BLOB NULL,
            "Key" TEXT NULL,
            "Public" INTEGER NOT NULL
        );
        CREATE INDEX "IX_Keepsakes_Person" ON "Keepsakes" ("Person");
        CREATE INDEX "IX_Keepsakes_Run" ON "Keepsakes" ("Run");
        """);
}
