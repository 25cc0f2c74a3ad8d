package io.linkspan.ui;

import io.linkspan.model.Problem;
import io.linkspan.ui.run.RunModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window that goes nowhere but remembers where it was sent, one word and its object each. */
public final class Visited implements Navigator {

    private final List<String> words = new ArrayList<>();

    public List<String> words() {
        return words;
    }

    @Override
    public void go(Place place) {
        words.add("go " + place.getClass().getSimpleName());
    }

    @Override
    public void practise() {
        words.add("practise");
    }

    @Override
    public void connect() {
        words.add("connect");
    }

    @Override
    public void newLink(OpenEstate estate, Optional<String> server, Optional<String> database) {
        words.add("new link" + server.map(s -> " on " + s).orElse("") + database.map(d -> " of " + d).orElse(""));
    }

    @Override
    public void failOver(Place.Link link) {
        words.add("fail over " + link.name());
    }

    @Override
    public void failOverLocally(Place.Link link) {
        words.add("fail over locally " + link.name());
    }

    @Override
    public void repair(Place.Link link) {
        words.add("repair " + link.name());
    }

    @Override
    public void rehearse(Place.Link link) {
        words.add("rehearse " + link.name());
    }

    @Override
    public void removeLink(Place.Link link) {
        words.add("remove " + link.name());
    }

    @Override
    public void started(RunModel run) {
        words.add("started " + run.plan().get().map(plan -> plan.task() + " " + plan.link()).orElse("nothing"));
    }

    @Override
    public void resume(String run) {
        words.add("resume " + run);
    }

    @Override
    public void undo(String run) {
        words.add("undo " + run);
    }

    @Override
    public void message(String text) {
        words.add(text);
    }

    @Override
    public void problem(Problem problem) {
        words.add(problem.text());
    }

    @Override
    public void help(String anchor) {
        words.add("help " + anchor);
    }
}
