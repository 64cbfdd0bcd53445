using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>Erases the answers to joins, which held viewers' tokens in clear, from the file's pages too.</summary>
[DbContext(typeof(HostDb))]
[Migration("20261128221000_NoTokens")]
public sealed class NoTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        PRAGMA secure_delete = ON;
        DELETE FROM "Answers" WHERE instr("Body", '"token":') > 0;
        PRAGMA secure_delete = OFF;
        """);
}
