using System.Reflection;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Tests.Architecture;

/// <summary>Reads of the state are named and plain data, so that they can be sent to where the state is.</summary>
public sealed class QueriesTest
{
    private static readonly Type[] All =
    [
        .. new[] { typeof(ShowWriter).Assembly, typeof(LiveShows).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(IsQuery)),
    ];

    private static bool IsQuery(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var d && (d == typeof(IQuery<>) || d == typeof(IShowQuery<>));

    private static bool HoldsNoData(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) || type == typeof(World) || type == typeof(Run)
        || (type.IsGenericType && !IsQuery(type) && type.GetGenericArguments().Any(HoldsNoData));

    [Fact]
    public void A_query_is_a_sealed_record_of_plain_data()
    {
        Assert.Contains(typeof(ViewAt), All);
        var wrong = All.Where(t => !t.IsSealed || t.GetMethod("<Clone>$") is null)
            .Select(t => $"{t} is no sealed record")
            .Concat(from t in All
                    from f in t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                    where HoldsNoData(f.FieldType)
                    select $"{t} holds {f.FieldType}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_state_is_read_by_queries_alone()
    {
        var doors = new[] { typeof(ShowWriter), typeof(LiveShows) }.SelectMany(t => t.GetMethods());
        Assert.Equal([], doors.Where(m => m.GetParameters().Any(p => typeof(Delegate).IsAssignableFrom(p.ParameterType)
            && p.ParameterType.GetGenericArguments().Any(a => a == typeof(World) || a == typeof(Run)))).Select(m => m.Name));
    }
}
