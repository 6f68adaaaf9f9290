using Tap.Core;

namespace Tap;

/// <summary>
/// The settings of a construct, which say what is wrong with them as a whole. <see cref="TapConstruct"/> asks before anything hangs in the
/// tree, and tells all of it at once. What is wrong with one property by itself its <c>init</c> refuses (<see cref="Guard"/>).
/// </summary>
public interface IConstructProps
{
    /// <summary>
    /// What is wrong between properties, and with the names that resources would get: <c>InputProblems.Of(() =&gt;
    /// deployment.Names.Bucket(deployment.NameOf(id, Name)))</c>. Settings that are handed on to another construct are asked for theirs.
    /// </summary>
    /// <param name="deployment">The deployment that the construct belongs to: its settings and names.</param>
    /// <param name="id">The construct's id, which names what has no other name (<see cref="Deployment.NameOf"/>).</param>
    /// <returns>The problems, each with value, rule and way out; nulls are none.</returns>
    IEnumerable<string?> Problems(Deployment deployment, string id);
}
