namespace Tap.Tests.Functions.Aws;

/// <summary>What happens to a request instead of, or around, what its service does.</summary>
/// <param name="request">The request.</param>
/// <param name="proceed">Lets the service handle it.</param>
public delegate Task Fault(AwsRequest request, Func<Task> proceed);

/// <summary>Things that go wrong with AWS calls.</summary>
public static class Faults
{
    /// <summary>The service throttles.</summary>
    public static Fault Throttling => (request, _) => request.FailAsync(
        request.Service == "dynamodb" ? "ProvisionedThroughputExceededException" : "ThrottlingException", "Rate exceeded");

    /// <summary>The service has an internal fault.</summary>
    public static Fault InternalError => (request, _) => request.FailAsync("InternalServerError", "Internal server error", 500);

    /// <summary>The connection breaks before the service does anything.</summary>
    public static Fault DroppedConnection => (request, _) =>
    {
        request.Http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The service does what it should, but the connection breaks before it answers.</summary>
    public static Fault LostAnswer => LostAnswerWhile(() => Task.CompletedTask);

    /// <summary>The service does what it should; others do something; then the connection breaks before it answers.</summary>
    public static Fault LostAnswerWhile(Func<Task> others) => async (request, proceed) =>
    {
        request.Http.Response.Body = Stream.Null;
        await proceed();
        await others();
        request.Http.Abort();
    };

    /// <summary>The connection breaks, and the request reaches the service only later.</summary>
    /// <param name="later">Completes when it does.</param>
    /// <param name="done">Is completed when the service has done what it should.</param>
    public static Fault HeldUp(Task later, TaskCompletionSource done) => async (request, proceed) =>
    {
        request.Http.Response.Body = Stream.Null;
        request.Http.Abort();
        await later;
        await proceed();
        done.SetResult();
    };

    /// <summary>DynamoDB refuses a write for a transaction that is under way on the same item.</summary>
    public static Fault TransactionConflict => (request, _) => request.Operation == "TransactWriteItems"
        ? request.AnswerAsync(
            new
            {
                __type = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                CancellationReasons = new[] { new { Code = "TransactionConflict" } },
            }, 400)
        : request.FailAsync("TransactionConflictException", "Transaction is ongoing for the item");

    /// <summary>
    /// The service does what it should, but after the headers and half of its answer nothing more comes until the client gives up.
    /// </summary>
    public static Fault StalledAnswer => async (request, proceed) =>
    {
        var response = request.Http.Response;
        var wire = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        await proceed();
        response.Body = wire;
        response.ContentLength = answer.Length;
        await wire.WriteAsync(answer.ToArray().AsMemory(0, (int)answer.Length / 2), request.Http.RequestAborted);
        await wire.FlushAsync(request.Http.RequestAborted);
        await Task.Delay(Timeout.Infinite, request.Http.RequestAborted);
    };

    /// <summary>The service refuses with this error.</summary>
    public static Fault Refusal(string code, string message) => (request, _) => request.FailAsync(code, message);

    /// <summary>
    /// The service handles nothing until so many requests are there, so that they truly race; or until patience ends, for no client waits
    /// for ever.
    /// </summary>
    public static Fault Rendezvous(int count, TimeSpan patience)
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return async (_, proceed) =>
        {
            if (Interlocked.Increment(ref arrived) == count)
                all.TrySetResult();
            await Task.WhenAny(all.Task, Task.Delay(patience));
            await proceed();
        };
    }

    /// <summary>The service answers late.</summary>
    public static Fault Delay(TimeSpan time) => async (request, proceed) =>
    {
        await Task.Delay(time, request.Http.RequestAborted);
        await proceed();
    };
}
