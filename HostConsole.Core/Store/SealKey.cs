using System.Security.Cryptography;
using HostConsole.Core.Kernel;
using Microsoft.Data.Sqlite;

namespace HostConsole.Core.Store;

/// <summary>
/// The key that seals the seeds of draws in the store. It stands beside the store, in a file of its own that no backup and no
/// download holds: who has a copy of the store can't compute a draw before it is made.
/// </summary>
public static class SealKey
{
    public const string FileName = "draw-key";
    private const string Done = "seeds-sealed";

    /// <summary>Reads the key; makes one where there is none. One that is damaged is renamed and kept.</summary>
    public static SecretSeal Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
        {
            var known = File.ReadAllBytes(file);
            if (known.Length == SecretSeal.KeyBytes) return new(known);
            File.Move(file, file + ".broken", overwrite: true);
        }

        var key = RandomNumberGenerator.GetBytes(SecretSeal.KeyBytes);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = file + ".part";
        using (var made = new FileStream(part, options))
        {
            made.Write(key);
            made.Flush(flushToDisk: true);
        }

        File.Move(part, file);
        return new(key);
    }

    /// <summary>Seals, once, what earlier versions have written in clear, and overwrites it.</summary>
    internal static void SealEarlier(DirectConnection connection, SecretSeal seal)
    {
        if (Has(connection)) return;
        var clear = new List<(long Seq, ShowFact Fact)>();
        using (var rows = connection.Prepare("SELECT \"Seq\", \"Name\", \"Version\", \"Data\" FROM \"Facts\" WHERE \"Name\" = 'SeedDrawn'"))
        {
            while (rows.Read())
                if (FactCatalogue.Read(FactCatalogue.KindOf(rows.Utf8(1)), (int)rows.Long(2), rows.Utf8(3)) is ISealedFact fact)
                    clear.Add((rows.Long(0), fact.Closed(seal)));
        }

        connection.Execute("PRAGMA secure_delete=ON; BEGIN IMMEDIATE");
        try
        {
            using var update = connection.Prepare("UPDATE \"Facts\" SET \"Data\" = ?1 WHERE \"Seq\" = ?2");
            foreach (var (seq, fact) in clear) update.Bind(System.Text.Encoding.UTF8.GetBytes(FactCatalogue.Write(fact))).Bind(seq).Run();
            connection.Execute(
                $"INSERT INTO \"Settings\" (\"Name\",\"Value\") VALUES ('{Done}','1') ON CONFLICT (\"Name\") DO "
                    + "NOTHING; COMMIT; PRAGMA secure_delete=OFF");
        }
        catch (SqliteException)
        {
            connection.RollBack();
            throw;
        }
    }

    private static bool Has(DirectConnection connection)
    {
        using var done = connection.Prepare($"SELECT 1 FROM \"Settings\" WHERE \"Name\" = '{Done}'");
        return done.Read();
    }
}
