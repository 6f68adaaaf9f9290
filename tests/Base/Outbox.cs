using Constructs;
using Tap.Core;
using Tap.Storage;

namespace Tap.Tests;

public sealed record OutboxProps : IConstructProps
{
    public required string Name { get; init; }

    public TimeSpan First
    {
        get;
        init => field = Guard.WholeSeconds(value, 1, 900, "The first delay of an outbox");
    } = TimeSpan.FromSeconds(1);

    public TimeSpan Last
    {
        get;
        init => field = Guard.WholeSeconds(value, 1, 900, "The last delay of an outbox");
    } = TimeSpan.FromSeconds(60);

    internal DeadLetterQueueProps Queue => new() { Name = Name };

    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        .. Queue.Problems(deployment, id),
        First <= Last ? null : $"its first delay is {First.TotalSeconds} s and its last {Last.TotalSeconds} s: raise the last",
    ];
}

public sealed class Outbox : TapConstruct
{
    public Outbox(Construct scope, string id, OutboxProps props)
        : base(scope, id, props) => Queue = new DeadLetterQueue(this, "queue", props.Queue);

    public DeadLetterQueue Queue { get; }
}
