using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>A disturbance while it lasts.</summary>
public sealed class Disturbed : IAsyncDisposable
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Disturbance disturbance;
    private readonly IDisposable injected;

    private Disturbed(AwsEndpoint aws, string action, Disturbance disturbance, LambdaFunction function)
    {
        this.disturbance = disturbance;
        var fault = FaultOf(function);
        injected = aws.Inject(
            action,
            (request, proceed) =>
            {
                HasStruck = true;
                return fault(request, proceed);
            },
            disturbance.Skip,
            disturbance.IsLasting ? int.MaxValue : 1);
    }

    /// <summary>Whether any call has been disturbed.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>Starts a disturbance.</summary>
    /// <param name="aws">Where the calls go.</param>
    /// <param name="action">The IAM action of the calls that it strikes.</param>
    /// <param name="disturbance">What goes wrong.</param>
    /// <param name="function">The function that makes the calls.</param>
    public static Disturbed Start(AwsEndpoint aws, string action, Disturbance disturbance, LambdaFunction function) =>
        new(aws, action, disturbance, function);

    /// <summary>Ends it. A request that was held up reaches the table now.</summary>
    public async ValueTask DisposeAsync()
    {
        injected.Dispose();
        over.SetResult();
        if (HasStruck && disturbance.Trouble == Trouble.LateRequest)
            await arrived.Task;
    }

    private Fault FaultOf(LambdaFunction function) => disturbance.Trouble switch
    {
        Trouble.Throttling => Faults.Throttling,
        Trouble.InternalError => Faults.InternalError,
        Trouble.DroppedConnection => Faults.DroppedConnection,
        Trouble.LostAnswer => Faults.LostAnswer,
        Trouble.LateRequest => Faults.HeldUp(over.Task, arrived),
        // Single reads never fail for one.
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
        Trouble.Conflict =>
            (request, proceed) => request.Operation is "GetItem" or "Query" ? proceed() : Faults.TransactionConflict(request, proceed),
        Trouble.StalledAnswer => Faults.StalledAnswer,
        Trouble.CrashAfter => Faults.LostAnswerWhile(() => EndAsync(function)),
        Trouble.CrashBefore => (request, _) =>
        {
            request.Http.Abort();
            return EndAsync(function);
        },
        _ => throw new NotSupportedException($"Say here what {disturbance.Trouble} does."),
    };

    private static Task EndAsync(LambdaFunction function)
    {
        function.Stop();
        return Task.CompletedTask;
    }
}
