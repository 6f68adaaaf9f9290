using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Tap.Tests.Functions.Aws;

/// <summary>
/// The endpoint that <c>AWS_ENDPOINT_URL</c> names: hands each request to the service that it is signed for, records the permissions that
/// it takes, and lets it fail where a test wants that.
/// </summary>
public sealed class AwsEndpoint : IAsyncDisposable
{
    private readonly ConcurrentQueue<AwsCall> calls = new();
    private readonly ConcurrentQueue<string> unexpected = new();
    private readonly Dictionary<string, IAwsService> services;
    private ImmutableList<InjectedFault> faults = [];
    private LoopbackServer? server;

    private AwsEndpoint(IEnumerable<IAwsService> services) => this.services = services.ToDictionary(service => service.SigningName);

    /// <summary>Its URL.</summary>
    public Uri Address => server!.Address;

    /// <summary>All calls so far, those that failed included.</summary>
    public IReadOnlyList<AwsCall> Calls => [.. calls];

    /// <summary>Requests that no service understood: a test tier that calls them passed would be wrong.</summary>
    public IReadOnlyList<string> Unexpected => [.. unexpected];

    /// <summary>Starts an endpoint.</summary>
    /// <param name="services">The services behind it.</param>
    /// <returns>The endpoint, listening.</returns>
    public static async Task<AwsEndpoint> StartAsync(params IReadOnlyList<IAwsService> services)
    {
        var endpoint = new AwsEndpoint(services);
        endpoint.server = await LoopbackServer.StartAsync(endpoint.HandleAsync);
        return endpoint;
    }

    /// <summary>Lets calls of an action fail.</summary>
    /// <param name="action">The IAM action, such as <c>dynamodb:PutItem</c>.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="skip">How many calls of the action pass before. <value>Default: none.</value></param>
    /// <param name="times">How many calls it happens to. <value>Default: all.</value></param>
    /// <returns>Ends it when disposed.</returns>
    public IDisposable Inject(string action, Fault fault, int skip = 0, int times = int.MaxValue)
    {
        var injected = new InjectedFault(action, fault, skip, times);
        ImmutableInterlocked.Update(ref faults, list => list.Add(injected));
        return new Ending(() => ImmutableInterlocked.Update(ref faults, list => list.Remove(injected)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var request = await AwsRequest.ReadAsync(http);
        try
        {
            var service = services.GetValueOrDefault(request.Service) ?? throw new NotSupportedException("no such service");
            var permissions = service.RequiredPermissions(request);
            foreach (var permission in permissions)
                calls.Enqueue(new AwsCall(request.Caller, permission));
            var fault = faults.FirstOrDefault(fault => fault.Strikes(permissions));
            await (fault?.Fault(request, () => service.HandleAsync(request)) ?? service.HandleAsync(request));
        }
        catch (NotSupportedException exception)
        {
            unexpected.Enqueue(
                $"{request.Caller}: {http.Request.Method} {http.Request.Path} {request.Service} {request.Operation} ({exception.Message})");
            await request.FailAsync("UnknownOperationException", exception.Message, StatusCodes.Status501NotImplemented);
        }
    }

    private sealed class InjectedFault(string action, Fault fault, int skip, int times)
    {
        private int seen;

        public Fault Fault => fault;

        public bool Strikes(IReadOnlyList<AwsPermission> taken)
        {
            if (taken.All(permission => permission.Action != action))
                return false;
            var index = Interlocked.Increment(ref seen) - 1 - skip;
            return index >= 0 && index < times;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
