using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>
/// A question to the writer's state. It is plain data, and so is its answer: a query can be sent to the node that holds the
/// state, as a command can.
/// </summary>
public interface IQuery<out T>
{
    /// <summary>
    /// Answers in the writer's turn, with something immutable and without effects: where a commit fails, the query is answered again,
    /// on what is stored.
    /// </summary>
    T Answer(World world);
}

/// <summary>A question to the state of one show: of its rehearsal while there is one.</summary>
public interface IShowQuery<out T>
{
    /// <inheritdoc cref="IQuery{T}.Answer"/>
    T Answer(Run run);
}

/// <summary>A question to one show, for the writer.</summary>
public sealed record InShow<T>(ShowId Show, IShowQuery<T> Query) : IQuery<T?>
{
    /// <returns>The default where there is no such show in memory.</returns>
    public T? Answer(World world) => world.Current(Show) is { } run ? Query.Answer(run) : default;
}
