using System.Diagnostics;
using System.Reflection;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Tests.Store;

/// <summary>
/// One committed sample a fact, so that an old database can always be read. A sample is never edited: a fact that
/// changes gets an upcast and a new sample.
/// </summary>
public sealed class GoldenFactsTest
{
    private static string Folder => Repo.File("HostConsole.Tests", "Core", "Store", "golden");

    // The first version's sample has the plain name.
    private static string Sample(Type fact) => Sample(fact.Name, FactCatalogue.VersionOf(fact.Name));
    private static string Sample(string name, int version) =>
        Path.Combine(Folder, version == 1 ? $"{name}.json" : $"{name}.v{version}.json");

    public static TheoryData<string> Names => [.. FactCatalogue.All.Select(f => f.Name).Order(StringComparer.Ordinal)];

    /// <summary>Samples of what was added to a fact later, and is absent in its first one.</summary>
    public static TheoryData<string> Additions =>
        [.. Directory.GetFiles(Folder, "*-*.json").Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)];

    /// <summary>Facts that are written otherwise than at first.</summary>
    public static TheoryData<string> Changed => [.. FactCatalogue.All.Select(f => f.Name).Where(name => FactCatalogue.VersionOf(name) > 1)];

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_sample_of_each_older_version_reads_as_the_newest(string name)
    {
        var newest = File.ReadAllText(Sample(name, FactCatalogue.VersionOf(name))).Trim();
        for (var version = 1; version < FactCatalogue.VersionOf(name); version++)
            Assert.Equal(newest, FactCatalogue.Write(FactCatalogue.Read(name, version, File.ReadAllText(Sample(name, version)))));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void What_was_added_to_a_fact_reads_and_is_written_the_same(string sample)
    {
        var name = sample.Split('-')[0];
        var json = File.ReadAllText(Path.Combine(Folder, $"{sample}.json")).Trim();
        Assert.Equal(json, FactCatalogue.Write(FactCatalogue.Read(name, FactCatalogue.VersionOf(name), json)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_has_a_sample_that_reads_and_is_written_the_same(string name)
    {
        var type = FactCatalogue.All.Single(f => f.Name == name);
        Assert.True(File.Exists(Sample(type)),
            $"Commit golden/{Path.GetFileName(Sample(type))}:\n{FactCatalogue.Write((ShowFact)Example(type)!)}");
        var json = File.ReadAllText(Sample(type)).Trim();
        Assert.Equal(json, FactCatalogue.Write(FactCatalogue.Read(name, FactCatalogue.VersionOf(name), json)));
        foreach (var property in System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject())
            Assert.False(property.Value.ValueKind == System.Text.Json.JsonValueKind.Null,
                $"{name}.{property.Name} is null: a sample shows every field.");
    }

    [Fact]
    public void No_sample_is_of_a_fact_that_is_gone() =>
        Assert.Equal(
            FactCatalogue.All.Select(f => f.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(file => Path.GetFileName(file).Split('-', '.')[0]).Distinct().Order(StringComparer.Ordinal));

    // A fact that no mechanic takes ends in an UnreachableException; one that finds nothing to change may throw another.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_is_applied_by_its_mechanic(string name)
    {
        var fact = (ShowFact)Example(FactCatalogue.All.Single(f => f.Name == name))!;
        var thrown = Record.Exception(() =>
        {
            if (fact is ILedgerFact)
                new Ledger().Apply(new(1, new(Guid.Empty), true, DateTimeOffset.UnixEpoch, Actor.Clock, fact));
            else new ShowState().Apply(fact, DateTimeOffset.UnixEpoch, byClock: false);
        });
        Assert.False(thrown is UnreachableException, $"{name}: {thrown}");
    }

    [Fact]
    public void A_fact_of_a_newer_program_is_refused_with_what_to_do()
    {
        Assert.Contains("newer",
            Assert.Throws<InvalidDataException>(() => FactCatalogue.Read("PollClosed", 99, "{}")).Message,
            StringComparison.Ordinal);
        Assert.Contains("newer",
            Assert.Throws<InvalidDataException>(() => FactCatalogue.Read("TeaServed", 1, "{}")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A fact with every field filled, to begin a sample with.</summary>
    internal static object? Example(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(int)) return 3;
        if (type == typeof(long)) return 4L;
        if (type == typeof(decimal)) return 2.5m;
        if (type == typeof(bool)) return true;
        if (type == typeof(Guid)) return Guid.Parse("019a0000-0000-7000-8000-000000000001");
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 21, 19, 0, 1, 234, TimeSpan.Zero).AddTicks(5678);
        if (type == typeof(DateTime)) return new DateTime(2026, 11, 21, 20, 0, 0, DateTimeKind.Unspecified);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 30);
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(90);
        if (type == typeof(Currency)) return Currency.Parse("USD");
        if (type == typeof(Money)) return new Money(1234, Currency.Parse("USD"));
        if (type == typeof(byte[])) return new byte[] { 1 };
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1);
        if (type == typeof(Cue)) return null;
        if (type.GetInterfaces().Append(type).FirstOrDefault(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) is { } list)
        {
            var item = list.GetGenericArguments()[0];
            object?[] values = item == typeof(Cue)
                ? [.. CueKinds.All.Select(c => Example(c, depth + 1))]
                : [Example(item, depth + 1)];
            var array = Array.CreateInstance(item, values.Length);
            for (var i = 0; i < values.Length; i++) array.SetValue(values[i], i);
            return array;
        }

        var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(c => c.GetParameters().Length).First();
        var value = made.Invoke([.. made.GetParameters().Select(p => Example(p.ParameterType, depth + 1))]);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null && p.GetValue(value) is null or RunId))
            if (property.PropertyType != type && property.SetMethod is not null)
                property.SetValue(value, Example(property.PropertyType, depth + 1));
        return value;
    }
}
