namespace HostConsole.Core.Shows;

/// <summary>
/// A read from the writer's state. It is read at once, and answered with the batch that was open then: a reader sees nothing
/// that may yet fail to commit, and no command waits for a reader.
/// </summary>
internal abstract class ReadRequest
{
    /// <summary>Waits until all that is decided is committed: for what reads the log as well, or changes what is in memory.</summary>
    public bool Drains { get; init; }

    /// <summary>Reads, in the writer's turn. May be called again, before <see cref="Answer"/>.</summary>
    public abstract void Read(World world);

    /// <summary>Tells the reader what was read last.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception e);
}

internal sealed class ReadRequest<T>(Func<World, T> read) : ReadRequest
{
    private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _value = default!;
    private Exception? _error;

    public Task<T> Answered => _answered.Task;

    public override void Read(World world)
    {
        try
        {
            (_value, _error) = (read(world), null);
        }
#pragma warning disable CA1031 // the reader gets its own exception
        catch (Exception e)
#pragma warning restore CA1031
        {
            _error = e;
        }
    }

    public override void Answer()
    {
        if (_error is null) _answered.TrySetResult(_value);
        else _answered.TrySetException(_error);
    }

    public override void Fail(Exception e) => _answered.TrySetException(e);
}
