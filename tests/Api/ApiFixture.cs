using Tap.Api;
using Tap.Compute;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

/// <summary>An API in a stack called <c>test</c>, with routes on <c>/tasks</c> and <c>/tasks/{id}</c>.</summary>
internal static class ApiFixture
{
    /// <summary>A schema of bodies.</summary>
    public static readonly BodySchema Schema = new("Task", """{"type":"object"}""");

    /// <summary>The usual routes: <c>GET</c> and <c>POST</c> of all, <c>GET</c> of one.</summary>
    public static Dictionary<string, Route> Routes(NodeFunction function) => new()
    {
        ["GET /tasks"] = new FunctionRoute(function),
        ["POST /tasks"] = new FunctionRoute(function) { Body = Schema },
        ["GET /tasks/{id}"] = new FunctionRoute(function),
    };

    /// <summary>The API of the usual routes, its props changed by <paramref name="change"/>.</summary>
    public static RestService Api(TapStack stack, NodeFunction function, Func<RestServiceProps, RestServiceProps>? change = null)
    {
        var props = new RestServiceProps { Description = "Test", Routes = Routes(function) };
        return new(stack, "api", change is null ? props : change(props));
    }

    /// <summary>A stack with the API of the usual routes.</summary>
    public static SynthesizedStack Synthesize(Func<RestServiceProps, RestServiceProps>? change = null) =>
        SynthesizedStack.Of(stack => Api(stack, stack.Function(), change));

    /// <summary>A stack with an API of other routes.</summary>
    public static SynthesizedStack WithRoutes(
        Func<NodeFunction, Dictionary<string, Route>> routes, Func<NodeFunctionProps, NodeFunctionProps>? function = null) =>
        SynthesizedStack.Of(stack =>
        {
            var handler = stack.Function(function);
            _ = new RestService(stack, "api", new() { Description = "Test", Routes = routes(handler) });
        });

    /// <summary>The message with which an API is refused.</summary>
    public static string[] Refused(Func<NodeFunction, RestServiceProps> props) =>
        Refusal.Of(stack => stack.Function(), (stack, function) => _ = new RestService(stack, "api", props(function))).Split("\n- ");

    /// <summary>
    /// The URI under which API Gateway invokes a function: it names the function without a reference to it, which a deployment would depend
    /// on.
    /// </summary>
    public static string InvocationUri(this SynthesizedStack stack, SynthesizedResource function)
    {
        var account = $$"""${element(split(":", {{stack.Single("aws_api_gateway_rest_api").Address}}.execution_arn), 4)}""";
        return $"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + $"arn:aws:lambda:us-east-1:{account}:function:{function.Text("function_name")}/invocations";
    }

    /// <summary>The only resource of a type whose construct id ends with this.</summary>
    public static SynthesizedResource WithId(this SynthesizedStack stack, string type, string id) =>
        stack.All(type).SingleOrDefault(resource => resource.Address.Contains($".api_{id}_", StringComparison.Ordinal))
        ?? throw new AssertionException(
            $"No {type} '{id}' among: {string.Join(", ", stack.All(type).Select(resource => resource.Address))}");
}
