using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>The resources and data sources of a plan, by the modules that they are in.</summary>
internal sealed class PlannedResources
{
    private readonly Dictionary<string, List<PlannedResource>> resources = [];
    private readonly Dictionary<string, List<string>> calls = [];
    private readonly Dictionary<string, JsonElement> changes;

    /// <summary>Reads a plan.</summary>
    public PlannedResources(JsonElement plan)
    {
        // What a change replaces has an entry of its own, with the key of the object that goes.
        changes = plan.Property("resource_changes").Elements()
            .Where(change => change.Property("deposed").ValueKind == JsonValueKind.Undefined)
            .GroupBy(change => change.Property("address").ToString())
            .ToDictionary(change => change.Key, change => change.Last().Property("change"));
        AddModule(plan.Property("planned_values").Property("root_module"), "", onlyData: false);
        // Data sources that have been read are in the state before the plan.
        AddModule(plan.Property("prior_state").Property("values").Property("root_module"), "", onlyData: true);
    }

    /// <summary>Returns the resources and data sources of a module.</summary>
    /// <param name="module">The address of the module; empty for the root.</param>
    public IReadOnlyList<PlannedResource> In(string module) => resources.TryGetValue(module, out var found) ? found : [];

    /// <summary>Returns the addresses of the instances of a call of a module.</summary>
    /// <param name="call">The address without the key of an instance.</param>
    public IReadOnlyList<string> InstancesOf(string call) => calls.TryGetValue(call, out var found) ? found : [];

    private void AddModule(JsonElement module, string address, bool onlyData)
    {
        var list = resources.TryGetValue(address, out var before) ? before : resources[address] = [];
        var known = list.Select(resource => resource.Address).ToHashSet();
        list.AddRange(module.Property("resources").Elements()
            .Where(resource => !onlyData || resource.Property("mode").ToString() == "data")
            .Select(resource => new PlannedResource(resource, changes.GetValueOrDefault(resource.Property("address").ToString())))
            .Where(resource => !known.Contains(resource.Address)));
        foreach (var child in module.Property("child_modules").Elements())
        {
            var childAddress = child.Property("address").ToString();
            var call = new Reference(childAddress, "").Block;
            var instances = calls.TryGetValue(call, out var others) ? others : calls[call] = [];
            if (!instances.Contains(childAddress))
                instances.Add(childAddress);
            AddModule(child, childAddress, onlyData);
        }
    }
}
