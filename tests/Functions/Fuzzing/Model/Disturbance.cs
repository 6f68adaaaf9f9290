namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>What goes wrong with the AWS calls of a request.</summary>
public enum Trouble
{
    /// <summary>The table throttles.</summary>
    Throttling,

    /// <summary>The table has an internal error.</summary>
    InternalError,

    /// <summary>The connection breaks before the table has done anything.</summary>
    DroppedConnection,

    /// <summary>The connection breaks when the table has done it.</summary>
    LostAnswer,

    /// <summary>The connection breaks, and the request reaches the table only after all is over.</summary>
    LateRequest,

    /// <summary>The table refuses a write because of a transaction on the same item.</summary>
    Conflict,

    /// <summary>The table has done it, but its answer stops in the middle.</summary>
    StalledAnswer,

    /// <summary>The execution environment ends before the table has done anything.</summary>
    CrashBefore,

    /// <summary>The execution environment ends when the table has done it.</summary>
    CrashAfter,
}

/// <summary>A disturbance of one request.</summary>
/// <param name="Trouble">What goes wrong.</param>
/// <param name="IsLasting">Whether with every call from then on, attempts to repeat it included, or only once.</param>
/// <param name="Skip">How many calls pass before: a request may take several writes.</param>
public sealed record Disturbance(Trouble Trouble, bool IsLasting, int Skip)
{
    /// <summary>Whether the execution environment ends, so that nobody answers.</summary>
    public bool IsCrash => Trouble is Trouble.CrashBefore or Trouble.CrashAfter;

    /// <summary>Whether the request may fail: what goes wrong once, the function must make good.</summary>
    public bool MayFail => IsLasting || IsCrash;

    /// <inheritdoc/>
    public override string ToString() => $"{Trouble}{(IsLasting ? " each time" : "")}{(Skip > 0 ? $" after {Skip}" : "")}";
}
